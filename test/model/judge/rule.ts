import type { World } from "../run/world.ts";

/** Inspects a finished run and returns what is wrong with it. */
export type Rule = (world: World) => string[];

export interface Complaint {
  readonly rule: string;
  readonly text: string;
}
