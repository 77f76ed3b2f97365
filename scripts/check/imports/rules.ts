import { isBuiltin } from "node:module";
import type { Import, Modules } from "./modules.ts";
import { type PartName, partNames, partOf, parts, vendorOf } from "./parts.ts";
import { placeOf } from "./rooms.ts";
import { againstTools, isLoose } from "./tools.ts";

/** Every import that the table of parts does not allow, one line each. */
export function forbiddenImports(modules: Modules): string[] {
  const problems: string[] = [];
  for (const [file, imports] of modules) {
    const part = partOf(file);
    if (part === undefined) problems.push(`${file}: belongs to no part`);
    if (hasRooms(part) && !placeOf(part, file)) problems.push(`${file}: belongs to no layer of src/${part}`);
    if (isLoose(file)) problems.push(`${file}: belongs in the folder of its command, or in scripts/common`);
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
      : "is a Node built-in, which not every runtime has";
  }
  const known = allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  return known ? undefined : `is a package that ${partOf(file)} must not use`;
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
  if (!modules.has(target)) return "is not a module of this project";
  const [from, to] = [partOf(file), partOf(target)];
  if (!from || !to) return undefined;
  const [owner, other] = [vendorOf(file), vendorOf(target)];
  if (owner && other && owner !== other) return `belongs to another vendor`;
  const tools = againstTools(file, target);
  if (tools !== undefined) return tools;
  if (from === to) return hasRooms(from) ? againstRooms(from, file, target) : undefined;
  if (!parts[from].mayImport.includes(to)) return `points upwards: ${from} must not import ${to}`;
  if (to === "types" && !typeOnly) return "is used for types only: write `import type`";
  return undefined;
}

const hasRooms = (part: PartName | undefined): part is "core" | "jobs" => part === "core" || part === "jobs";

function againstRooms(part: "core" | "jobs", file: string, target: string): string | undefined {
  const [from, to] = [placeOf(part, file), placeOf(part, target)];
  if (!from || !to || from.room === to.room || from.level < to.level) return undefined;
  return `is against the order of the layers: ${to.room} is not below ${from.room}`;
}

/** Checks the table itself: arrows must point down. */
export function brokenTable(): string[] {
  return partNames.flatMap((name, index) =>
    parts[name].mayImport
      .filter((other) => partNames.indexOf(other) <= index)
      .map((other) => `the table of parts lets ${name} import ${other}, which is above it`),
  );
}
