import type { Modules } from "./modules.ts";

/** Each cycle of modules that import one another, from its first file back to it. Types count too. */
export function findCycles(modules: Modules): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];

  function visit(file: string): void {
    const seen = trail.indexOf(file);
    if (seen >= 0) cycles.push([...trail.slice(seen), file]);
    if (seen >= 0 || done.has(file)) return;
    trail.push(file);
    for (const { file: target } of modules.get(file) ?? []) {
      if (target !== undefined) visit(target);
    }
    trail.pop();
    done.add(file);
  }

  for (const file of modules.keys()) visit(file);
  return cycles;
}
