import type { Edit } from "../bundle.ts";

/** An old fault, reintroduced by patching the sources. */
export interface Fault {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Faults in one source file, with one change each: name, what is replaced, and the replacement. */
export function faultsOf(file: string, changes: readonly (readonly [string, string, string])[]): Fault[] {
  return changes.map(([name, find, replace]) => ({ name, edits: [{ file, find, replace }] }));
}
