import { checkOptions } from "../config/check-options.ts";
import { ApiError, type WaitTimeoutError } from "../errors/index.ts";
import { isObject } from "../input/fields.ts";
import { sleep } from "../time/clock.ts";
import { unlessAborted } from "../time/unless-aborted.ts";
import { Alarm } from "./alarm.ts";
import { jobFailed, waitTimedOut } from "./errors.ts";
import { type Waiter, type WaitOptions, waitOptionKinds } from "./lifecycle.ts";
import { checkId, checkWaitOptions, deafMsAfter, failedPollsInARow, mayPass, pollOptions } from "./rules.ts";
import { plannedDelayMs } from "./schedule.ts";

/** What one poll gave: the avatar, or an error that may pass. */
interface Poll<Avatar> {
  avatar?: Avatar;
  error?: unknown;
}

/**
 * Polls an avatar until it is ready.
 *
 * Pauses: about 6 s at first (`minDelayMs` where that is given), later a quarter of the time that has passed, between
 * `minDelayMs` and `maxDelayMs`, raised to what the vendor asks for. Given an id it polls at once; given an avatar, that stands for the first poll. A hint adds a poll and
 * leaves the planned ones where they are.
 *
 * @throws AvatarFailedError, WaitTimeoutError, the fifth error in a row of failed polls, any error that will not pass
 *   (401, 403, 404 after 10 s), what `onProgress` throws, or the signal's own reason.
 */
export async function waitUntilReady<Avatar extends { id: string }, Ready extends Avatar>(
  watch: Waiter<Avatar, Ready>,
  start: string | Avatar,
  options: WaitOptions<Avatar> = {},
): Promise<Ready> {
  const { clock, vendor } = watch;
  checkOptions(vendor, options, waitOptionKinds);
  const times = checkWaitOptions(watch, options);
  const id = isObject(start) ? start.id : start;
  checkId(vendor, id);
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  const startedAt = clock.now();
  const deadline = startedAt + times.maxWaitMs;
  const alarm = new Alarm();
  const unsubscribe = options.hints?.subscribe(id, () => alarm.trigger());
  let polls = 0;
  let failures = 0;
  let lastSeen: Avatar | undefined;

  /** One GET. @throws what will not pass. */
  async function poll(): Promise<Poll<Avatar>> {
    polls += 1;
    alarm.reset();
    try {
      const avatar = await watch.get(id, pollOptions(options, times, clock, deadline));
      failures = 0;
      return { avatar };
    } catch (error) {
      failures += 1;
      const now = clock.now();
      const tooMany = failures >= failedPollsInARow && now < deadline;
      if (tooMany || !mayPass(error, now - startedAt)) throw error;
      return { error };
    }
  }

  function timedOut(elapsedMs: number, cause: unknown): WaitTimeoutError<Avatar> {
    return waitTimedOut(watch, { id, item: lastSeen }, { elapsedMs, polls, cause });
  }

  try {
    let seen: Poll<Avatar> = isObject(start) ? { avatar: start } : await poll();
    for (let planned = plannedDelayMs(times, 0, clock), hinted = 0; ; ) {
      const { avatar, error } = seen;
      const now = clock.now();
      const elapsedMs = Math.round(now - startedAt);
      const last = polls > 0 && now >= deadline;
      const hintMs = (error instanceof ApiError && error.retryAfterMs) || 0;
      // Rounded up: a pause that ends just before the deadline would add a poll at once.
      const delayMs = Math.ceil(Math.min(Math.max(planned, hintMs), Math.max(0, deadline - now)));
      if (avatar) {
        lastSeen = avatar;
        const ready = watch.isReady(avatar);
        const { status, reason } = ready ? { status: "ready" as const } : watch.judge(avatar);
        const over = last || ready || status === "failed";
        if (onProgress) {
          const nextDelayMs = over ? undefined : delayMs;
          const told = async () => onProgress({ status, avatar, polls, elapsedMs, nextDelayMs });
          await unlessAborted(signal, told());
        }
        if (ready) return avatar;
        if (status === "failed") throw jobFailed(watch, avatar, reason);
      }
      if (last) throw timedOut(elapsedMs, error);
      // A vendor that is in trouble is not asked more often because of hints.
      const deafMs = avatar ? deafMsAfter(hinted, delayMs) : delayMs;
      if (deafMs > 0) await sleep(clock, deafMs, signal);
      const early = deafMs < delayMs && (await alarm.sleep(clock, delayMs - deafMs, signal));
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
