import { expandPath } from "../call/path.ts";
import { pickOptions } from "../config/check-options.ts";
import { type CallOptions, callOptionKinds } from "../config/options.ts";
import { NotFoundError, type VendorName } from "../errors/index.ts";
import { assertValid } from "../errors/input.ts";
import { type SendLimits, sendLimits } from "../http/send-limits.ts";
import { isTransientError } from "../http/transient.ts";
import { checkDuration } from "../input/numbers.ts";
import type { Clock } from "../time/clock.ts";
import type { Waiter } from "./lifecycle.ts";
import { defaultFirstDelayMs } from "./schedule.ts";

const defaultMaxWaitMs = 15 * 60_000;
const defaultMaxDelayMs = 30_000;
/** A new avatar may not be readable everywhere at once. */
const notFoundGraceMs = 10_000;
/** Consecutive failed polls that end a wait. */
export const failedPollsInARow = 5;
/** A poll that begins near the deadline, or the last one at it, may take this long: an answer needs some time. */
const lastPollMs = 1_000;
/** So many hints between two planned polls add a poll each at once; later ones not within this time of the last. */
const promptHints = 3;
const hintSpacingMs = 1_000;

/** How long a wait does not listen to hints, after so many since its last planned poll. */
export function deafMsAfter(hinted: number, delayMs: number): number {
  return hinted < promptHints ? 0 : Math.min(delayMs, hintSpacingMs);
}

/**
 * Options of the polls of a wait, the last of which ends soon after the deadline, unless it is the only one. Not on a
 * clock that only jumps from timer to timer: there the shorter limit would come before any answer.
 */
export function pollOptions(
  options: CallOptions,
  { maxWaitMs }: WaitTimes,
  clock: Clock,
  deadline: number,
): CallOptions & SendLimits {
  const bounded = maxWaitMs > 0 && clock.wall !== undefined;
  const end = bounded ? Math.max(deadline, clock.now() + lastPollMs) : Infinity;
  const limits = { deadline: end, lastStart: deadline, sameId: true };
  return { ...pickOptions(options, callOptionKinds), [sendLimits]: limits };
}

/** The times of a wait, checked, in milliseconds. */
export interface WaitTimes {
  /** Of the schedule, before it grows. */
  firstDelayMs: number;
  minDelayMs: number;
  maxDelayMs: number;
  maxWaitMs: number;
}

/** Checks the times given. @throws InvalidInputError with every reason. */
export function checkWaitOptions(
  watch: Pick<Waiter<never, never>, "vendor" | "minDelayMs">,
  options: { [Time in Exclude<keyof WaitTimes, "firstDelayMs">]?: number | undefined },
): WaitTimes {
  const reasons: string[] = [];
  const maxWaitMs = checkDuration(options.maxWaitMs ?? defaultMaxWaitMs, "maxWaitMs", 0, reasons);
  const maxDelayMs = checkDuration(
    options.maxDelayMs ?? Math.max(defaultMaxDelayMs, options.minDelayMs ?? 0),
    "maxDelayMs",
    1,
    reasons,
  );
  const minDelayMs = checkDuration(
    options.minDelayMs ?? Math.min(watch.minDelayMs, maxDelayMs),
    "minDelayMs",
    1,
    reasons,
  );
  if (minDelayMs > maxDelayMs)
    reasons.push(`minDelayMs ${minDelayMs} must not be above maxDelayMs ${maxDelayMs}`);
  assertValid(watch.vendor, reasons);
  const firstDelayMs = options.minDelayMs ?? Math.min(defaultFirstDelayMs, maxDelayMs);
  return { firstDelayMs, minDelayMs, maxDelayMs, maxWaitMs };
}

/** What the path of a look would refuse, told at once. @throws InvalidInputError with the reason. */
export function checkId(vendor: VendorName, id: unknown): void {
  const reasons: string[] = [];
  expandPath("{id}", { id }, reasons);
  assertValid(vendor, reasons);
}

/** True for an error of one poll that a later poll may not meet: a transient one, or an early 404. */
export function mayPass(error: unknown, elapsedMs: number): boolean {
  if (error instanceof NotFoundError) return elapsedMs < notFoundGraceMs;
  return isTransientError(error);
}
