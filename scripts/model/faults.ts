import type { Edit } from "./bundle.ts";

/** An old fault, put back by changes of the sources. */
export interface Fault {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Each of them lost or doubled an avatar, or said what was not so. */
export const faults: readonly Fault[] = [];
