import { pathOf } from "../call/path.ts";
import { checkOptions } from "../config/check-options.ts";
import type { WaitTimeoutError } from "../errors/wait.ts";
import { retryAfterOf } from "../http/transient.ts";
import { isObject } from "../input/fields.ts";
import { sleep } from "../time/clock.ts";
import { unlessAborted } from "../time/unless-aborted.ts";
import { Alarm } from "./alarm.ts";
import { statusOf, type Waiter, type WaitOptions, waitOptionKinds } from "./lifecycle.ts";
import {
  hintCooldownMs,
  isTransientPollError,
  jobFailed,
  maxFailedPolls,
  pollOptions,
  waitTimedOut,
} from "./rules.ts";
import { plannedDelayMs } from "./schedule.ts";
import { checkWaitOptions } from "./times.ts";

/** The result of one poll: the item, or a transient error. */
interface Poll<Item> {
  item?: Item;
  error?: unknown;
}

/**
 * Polls an item until it is ready.
 *
 * The delay is about 6 s at first (or `minDelayMs`, if given), then a quarter of the elapsed time, between
 * `minDelayMs` and `maxDelayMs`, and at least what the vendor asks for. Given an id, it polls immediately; given an
 * item, that counts as the first poll. A hint adds a poll without moving the scheduled ones.
 *
 * @throws JobFailedError (for avatars AvatarFailedError); WaitTimeoutError; the error of the fifth consecutive failed
 *   poll; any error that is not transient (401, 403, 404 after 10 s); what `onProgress` throws; the signal's own
 *   reason.
 */
export async function waitUntilReady<Item extends { id: string }, Ready extends Item>(
  waiter: Waiter<Item, Ready>,
  start: string | Item,
  options: WaitOptions<Item> = {},
): Promise<Ready> {
  const { clock, vendor } = waiter;
  checkOptions(vendor, options, waitOptionKinds);
  const times = checkWaitOptions(waiter, options);
  const id = isObject(start) ? start.id : start;
  // Rejects an id that the path of a poll would reject.
  pathOf(vendor, "{id}", { id });
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  const startedAt = clock.now();
  const deadline = startedAt + times.maxWaitMs;
  const alarm = new Alarm();
  const unsubscribe = options.hints?.subscribe(id, () => alarm.trigger());
  let polls = 0;
  let failures = 0;
  let lastSeen: Item | undefined;

  /** Sends one GET. @throws any error that is not transient. */
  async function poll(): Promise<Poll<Item>> {
    polls += 1;
    alarm.reset();
    try {
      const item = await waiter.get(id, pollOptions(options, times, clock, deadline));
      failures = 0;
      return { item };
    } catch (error) {
      failures += 1;
      const now = clock.now();
      const tooMany = failures >= maxFailedPolls && now < deadline;
      if (tooMany || !isTransientPollError(error, now - startedAt)) throw error;
      return { error };
    }
  }

  function timedOut(elapsedMs: number, cause: unknown): WaitTimeoutError<Item> {
    return waitTimedOut(waiter, { id, item: lastSeen }, { elapsedMs, polls, cause });
  }

  try {
    let seen: Poll<Item> = isObject(start) ? { item: start } : await poll();
    for (let planned = plannedDelayMs(times, 0, clock), hinted = 0; ; ) {
      const { item, error } = seen;
      const now = clock.now();
      const elapsedMs = Math.round(now - startedAt);
      const last = polls > 0 && now >= deadline;
      const hintMs = retryAfterOf(error);
      // Rounded up: a delay that ends just before the deadline would add another poll right after.
      const delayMs = Math.ceil(Math.min(Math.max(planned, hintMs), Math.max(0, deadline - now)));
      const { status = "error", reason } = item ? statusOf(waiter, item) : {};
      const over = last || status === "ready" || status === "failed";
      const nextDelayMs = over ? undefined : delayMs;
      if (polls > 0) waiter.watcher?.poll({ kind: waiter.kind, id, status, polls, elapsedMs, nextDelayMs });
      if (item) {
        lastSeen = item;
        if (onProgress && status !== "error") {
          const told = async () => onProgress({ status, item, polls, elapsedMs, nextDelayMs });
          await unlessAborted(signal, told());
        }
        if (waiter.isReady(item)) return item;
        if (status === "failed") throw jobFailed(waiter, item, reason);
      }
      if (last) throw timedOut(elapsedMs, error);
      // After a failed poll, hints do not add load.
      const cooldownMs = item ? hintCooldownMs(hinted, delayMs) : delayMs;
      if (cooldownMs > 0) await sleep(clock, cooldownMs, signal);
      const early = cooldownMs < delayMs && (await alarm.sleep(clock, delayMs - cooldownMs, signal));
      hinted = early ? hinted + 1 : 0;
      seen = await poll();
      const polledAt = clock.now();
      planned = early
        ? Math.max(0, planned - (polledAt - now))
        : plannedDelayMs(times, polledAt - startedAt, clock);
    }
  } finally {
    unsubscribe?.();
  }
}
