import { pickOptions } from "../config/check-options.ts";
import { type CallOptions, callOptionKinds } from "../config/options.ts";
import { hasCode } from "../errors/base.ts";
import { type JobFailedError, toJobFailedError, WaitTimeoutError } from "../errors/wait.ts";
import { type SendLimits, sendLimits } from "../http/send-limits.ts";
import { isTransientError } from "../http/transient.ts";
import type { Clock } from "../time/clock.ts";
import type { Lifecycle, Waiter } from "./lifecycle.ts";
import type { WaitTimes } from "./schedule.ts";

/** A new item may not be readable everywhere at once. */
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

/** True for an error of one poll that a later poll may not meet: a transient one, or an early 404. */
export function isTransientPollError(error: unknown, elapsedMs: number): boolean {
  if (hasCode(error, "not_found")) return elapsedMs < notFoundGraceMs;
  return isTransientError(error);
}

type ErrorFacts = Pick<Waiter<never, never>, "vendor" | "kind" | "redactor">;

/** The error for an item that the vendor calls failed, in the vendor's words, which may hold the key. */
export function jobFailed<Item extends { id: string }>(
  { vendor, kind, redactor }: ErrorFacts,
  item: Item,
  reason = "no reason given",
): JobFailedError<Item> {
  const shown = redactor.value(item) as Item;
  return toJobFailedError({ vendor, kind, id: shown.id, item: shown }, redactor.text(reason));
}

/** The error for a wait whose time is over; `cause` is why the last poll failed, if it did. */
export function waitTimedOut<Item extends { id: string }>(
  {
    vendor,
    kind,
    redactor,
    timeoutNote,
    statusOf,
  }: ErrorFacts & Pick<Lifecycle<Item, Item>, "timeoutNote" | "statusOf">,
  { id, item }: { id: string; item: Item | undefined },
  { elapsedMs, polls, cause }: { elapsedMs: number; polls: number; cause?: unknown },
): WaitTimeoutError<Item> {
  const shown = redactor.value(item) as Item | undefined;
  const options = cause === undefined ? undefined : { cause };
  const shownId = redactor.text(id);
  return new WaitTimeoutError(
    { vendor, kind, id: shownId, item: shown },
    { elapsedMs, polls },
    (item && statusOf(item).note) ?? timeoutNote,
    options,
  );
}
