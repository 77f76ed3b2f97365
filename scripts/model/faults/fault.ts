import type { Edit } from "../bundle.ts";

/** An old fault, put back by changes of the sources. */
export interface Fault {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Faults of one file of the sources, each of one change: name, what is replaced, and by what. */
export function faultsOf(file: string, changes: readonly (readonly [string, string, string])[]): Fault[] {
  return changes.map(([name, find, replace]) => ({ name, edits: [{ file, find, replace }] }));
}
