import { pickOptions } from "../config/check-options.ts";
import { type CallOptions, callOptionKinds } from "../config/options.ts";
import { hasCode } from "../errors/base.ts";
import { type JobFailedError, toJobFailedError, WaitTimeoutError } from "../errors/wait.ts";
import { type SendLimits, sendLimits } from "../http/send-limits.ts";
import { isTransientError } from "../http/transient.ts";
import type { Clock } from "../time/clock.ts";
import type { Lifecycle, Waiter } from "./lifecycle.ts";
import type { WaitTimes } from "./schedule.ts";

/** A 404 counts as transient this long, since a new item may not be readable everywhere yet. */
const notFoundGraceMs = 10_000;
/** Consecutive failed polls that end a wait. */
export const maxFailedPolls = 5;
/** A poll that starts near or at the deadline may take this long: a response needs some time. */
const lastPollMs = 1_000;
/** This many hints between two scheduled polls trigger a poll immediately; further ones are `hintSpacingMs` apart. */
const promptHints = 3;
const hintSpacingMs = 1_000;

/** How long a wait ignores hints, given their number since the last scheduled poll. */
export function hintCooldownMs(hinted: number, delayMs: number): number {
  return hinted < promptHints ? 0 : Math.min(delayMs, hintSpacingMs);
}

/**
 * Options of a wait's polls. They end soon after the deadline, except a single poll (`maxWaitMs: 0`), and except on a
 * test clock that jumps from timer to timer, where the limit would fire before any response.
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

/** True for an error that the next poll may not meet: a transient one, or an early 404. */
export function isTransientPollError(error: unknown, elapsedMs: number): boolean {
  if (hasCode(error, "not_found")) return elapsedMs < notFoundGraceMs;
  return isTransientError(error);
}

type ErrorFacts = Pick<Waiter<never, never>, "vendor" | "kind" | "redactor">;

/** The error for a failed item, with the vendor's reason redacted, since it may contain the key. */
export function jobFailed<Item extends { id: string }>(
  { vendor, kind, redactor }: ErrorFacts,
  item: Item,
  reason = "no reason given",
): JobFailedError<Item> {
  const shown = redactor.value(item) as Item;
  return toJobFailedError({ vendor, kind, id: shown.id, item: shown }, redactor.text(reason));
}

/** The error for a wait that timed out; `cause` is why the last poll failed, if it did. */
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
