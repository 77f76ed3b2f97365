import { isBuiltin } from "node:module";
import type { Import, Modules } from "./modules.ts";
import { partNames, partOf, parts, vendorOf } from "./parts.ts";
import { levelOf, roomOf } from "./rooms.ts";
import { againstTools, isLoose } from "./tools.ts";

/** Every import that the table of parts does not allow, as one line each. */
export function forbiddenImports(modules: Modules): string[] {
  const problems: string[] = [];
  for (const [file, imports] of modules) {
    if (partOf(file) === undefined) problems.push(`${file}: belongs to no part`);
    if (partOf(file) === "core" && roomOf(file) === undefined)
      problems.push(`${file}: stands in no room of src/core`);
    if (isLoose(file))
      problems.push(`${file}: belongs into the folder of its command, or into scripts/common`);
    for (const each of imports) {
      const reason = each.file === undefined ? foreign(file, each) : against(modules, file, each.file, each);
      if (reason) problems.push(`${file}:${each.line}: ${each.specifier} ${reason}`);
    }
  }
  return problems;
}

function foreign(file: string, { specifier }: Import): string | undefined {
  const allowed = partPackages(file);
  if (allowed === "any") return undefined;
  if (isBuiltin(specifier)) {
    return allowed.includes("node:") && specifier.startsWith("node:")
      ? undefined
      : "is a built-in of Node, which not every runtime has";
  }
  const known = allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  return known ? undefined : `is a package that ${partOf(file)} has no business with`;
}

function partPackages(file: string): readonly string[] | "any" {
  const part = partOf(file);
  return (part && parts[part].packages) ?? [];
}

function against(
  modules: Modules,
  file: string,
  target: string,
  { typeOnly }: Pick<Import, "typeOnly">,
): string | undefined {
  if (!modules.has(target)) return "is no module of this project";
  const [from, to] = [partOf(file), partOf(target)];
  if (!from || !to) return undefined;
  const [owner, other] = [vendorOf(file), vendorOf(target)];
  if (owner && other && owner !== other) return `belongs to another vendor`;
  const tools = againstTools(file, target);
  if (tools !== undefined) return tools;
  if (from === to) return from === "core" ? againstRooms(file, target) : undefined;
  if (!parts[from].mayImport.includes(to)) return `is against the arrows: ${from} must not know ${to}`;
  if (to === "types" && !typeOnly) return "has types only: write `import type`";
  return undefined;
}

function againstRooms(file: string, target: string): string | undefined {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (!from || !to || from === to || levelOf(from) < levelOf(to)) return undefined;
  return `is against the order of the rooms: ${to} does not stand below ${from}`;
}

/** The table itself: arrows lead downwards. */
export function brokenTable(): string[] {
  return partNames.flatMap((name, index) =>
    parts[name].mayImport
      .filter((other) => partNames.indexOf(other) <= index)
      .map((other) => `the table of parts lets ${name} import ${other}, which stands above it`),
  );
}
