import { isBuiltin } from "node:module";
import type { Import, Modules } from "./modules.ts";
import { partNames, partOf, parts, vendorOf } from "./parts.ts";

/** Every import that the table of parts does not allow, as one line each. */
export function forbiddenImports(modules: Modules): string[] {
  const problems: string[] = [];
  for (const [file, imports] of modules) {
    if (partOf(file) === undefined) problems.push(`${file}: belongs to no part`);
    for (const each of imports) {
      const reason = each.file === undefined ? foreign(file, each) : against(modules, file, each.file, each);
      if (reason) problems.push(`${file}:${each.line}: ${each.specifier} ${reason}`);
    }
  }
  return problems;
}

function foreign(file: string, { specifier }: Import): string | undefined {
  const allowed = partPackages(file);
  if (isBuiltin(specifier)) {
    return allowed.includes("node:") && specifier.startsWith("node:")
      ? undefined
      : "is a built-in of Node, which not every runtime has";
  }
  const known = allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`));
  return known ? undefined : `is a package that ${partOf(file)} has no business with`;
}

function partPackages(file: string): readonly string[] {
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
  if (from === to) return undefined;
  if (!parts[from].mayImport.includes(to)) return `is against the arrows: ${from} must not know ${to}`;
  if (to === "types" && !typeOnly) return "has types only: write `import type`";
  return undefined;
}

/** The table itself: arrows lead downwards. */
export function brokenTable(): string[] {
  return partNames.flatMap((name, index) =>
    parts[name].mayImport
      .filter((other) => partNames.indexOf(other) <= index)
      .map((other) => `the table of parts lets ${name} import ${other}, which stands above it`),
  );
}
