import type { World } from "../run/world.ts";

/** Looks at a run that is over and says what is wrong with it. */
export type Rule = (world: World) => string[];

export interface Complaint {
  readonly rule: string;
  readonly text: string;
}
