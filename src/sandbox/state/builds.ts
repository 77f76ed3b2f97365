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

/** Reports that a build is over, unless that has been reported. */
export function endBuild(build: Build, now: number): void {
  // A timer may fire slightly early, and the receiver must find the build done.
  build.endsAt = Math.min(build.endsAt, now);
  const { ended } = build;
  build.ended = undefined;
  ended?.();
}

/** Fails a build immediately; false if it is already over. */
export function failBuild(build: Build, now: number): boolean {
  if (stateOf(build, now) !== "building") return false;
  build.outcome = "failed";
  endBuild(build, now);
  return true;
}

/** The outcome by name, case-insensitive: `refuse` is rejected by moderation, `fail` fails, everything else becomes ready. */
export function outcomeOf(name: string): BuildOutcome {
  if (/refuse/i.test(name)) return "refused";
  return /fail/i.test(name) ? "failed" : "ready";
}

/** The state of a build at a given time. */
export function stateOf({ endsAt, outcome }: Build, now: number): BuildOutcome | "building" {
  return now < endsAt ? "building" : outcome;
}

/** The time at which a create answers: before any build ends, so that even instant builds start as in progress. */
export const justMade = Number.NEGATIVE_INFINITY;

/** A timestamp in the vendors' format. */
export function stamp(ms: number): string {
  return new Date(ms).toISOString();
}

/** Returns a message unless the name's length is within the limits. */
export function nameProblem(name: string, field: string, least: number, most: number): string | undefined {
  const length = lengthOf(name);
  return length < least || length > most
    ? `${field} must have ${most === Infinity ? `at least ${least}` : `${least} to ${most}`} characters, not ${length}`
    : undefined;
}
