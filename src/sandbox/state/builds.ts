import { lengthOf } from "../../core/input/fields.ts";

/** How a build ends. */
export type BuildOutcome = "ready" | "failed" | "refused";

export interface Build {
  /** On the clock's scale. */
  endsAt: number;
  outcome: BuildOutcome;
  /** Called once, when the build is over. */
  ended?: (() => void) | undefined;
}

/** Says that a build is over, if nobody has. */
export function endBuild(build: Build, now: number): void {
  // A timer may fire a moment early, and who is told must find it done.
  build.endsAt = Math.min(build.endsAt, now);
  const { ended } = build;
  build.ended = undefined;
  ended?.();
}

/** Ends a build badly and at once; false if it is over already. */
export function failBuild(build: Build, now: number): boolean {
  if (stateOf(build, now) !== "building") return false;
  build.outcome = "failed";
  endBuild(build, now);
  return true;
}

/** The rule in the name, upper or lower case: `refuse` is turned down by moderation, `fail` fails, all else gets ready. */
export function outcomeOf(name: string): BuildOutcome {
  if (/refuse/i.test(name)) return "refused";
  return /fail/i.test(name) ? "failed" : "ready";
}

/** Where a build is at that time. */
export function stateOf({ endsAt, outcome }: Build, now: number): BuildOutcome | "building" {
  return now < endsAt ? "building" : outcome;
}

/** The time at which a create answers: before every end, so that builds which take no time begin in progress too. */
export const justMade = Number.NEGATIVE_INFINITY;

/** A time as the vendors write it. */
export function stamp(ms: number): string {
  return new Date(ms).toISOString();
}

/** A message unless the name has that many characters. */
export function nameProblem(name: string, field: string, least: number, most: number): string | undefined {
  const length = lengthOf(name);
  return length < least || length > most
    ? `${field} must have ${most === Infinity ? `at least ${least}` : `${least} to ${most}`} characters, not ${length}`
    : undefined;
}
