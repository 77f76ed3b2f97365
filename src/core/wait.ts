import { sleep } from "./clock.ts";
import { ApiError, AvatarFailedError, WaitTimeoutError } from "./errors/index.ts";
import { Alarm } from "./hints.ts";
import { isObject } from "./shape.ts";
import { checkId, checkWaitOptions, failedPollsInARow, mayPass, plannedDelayMs } from "./wait-rules.ts";
import type { WaitOptions, Watch } from "./watch.ts";

/**
 * Looks at an avatar until it is ready.
 *
 * Pause before poll n: uniform between `minDelayMs` and `min(maxDelayMs, minDelayMs * 2^(n-1))`, raised to what the
 * vendor asks for. Given an id it looks at once; given an avatar, that is the first look. A hint adds a look and leaves
 * the planned ones where they are.
 *
 * @throws AvatarFailedError, WaitTimeoutError, the fifth error in a row of failed looks, any error that will not pass
 *   (401, 403, 404 after 10 s), or the signal's own reason.
 */
export async function waitUntilReady<Avatar extends { id: string }, Ready extends Avatar>(
  watch: Watch<Avatar, Ready>,
  start: string | Avatar,
  options: WaitOptions<Avatar> = {},
): Promise<Ready> {
  const { clock, vendor } = watch;
  const times = checkWaitOptions(watch, options);
  const { signal, onProgress, timeoutMs, maxRetries, headers } = options;
  signal?.throwIfAborted();
  const startedAt = clock.now();
  const deadline = startedAt + times.maxWaitMs;
  const id = isObject(start) ? start.id : start;
  checkId(vendor, id);
  const alarm = new Alarm();
  const unsubscribe = options.hints?.subscribe(id, () => alarm.ring());
  let polls = 0;
  let failures = 0;

  /** One GET; a failure that may pass gives no avatar, but perhaps the vendor's hint when to ask again. */
  async function poll(): Promise<{ avatar?: Avatar; hintMs?: number | undefined }> {
    polls += 1;
    alarm.hush();
    try {
      const avatar = await watch.get(id, { signal, timeoutMs, maxRetries, headers, deadline });
      failures = 0;
      return { avatar };
    } catch (error) {
      failures += 1;
      if (failures >= failedPollsInARow || !mayPass(error, clock.now() - startedAt)) throw error;
      return { hintMs: error instanceof ApiError ? error.retryAfterMs : undefined };
    }
  }

  try {
    let look = isObject(start) ? { avatar: start } : await poll();
    let lastSeen = look.avatar;
    let last = polls > 0 && clock.now() >= deadline;
    for (let n = 1, planned = plannedDelayMs(times, n, clock); ; ) {
      const now = clock.now();
      const elapsedMs = Math.round(now - startedAt);
      // Rounded up: a pause that ends just before the deadline would add a look at once.
      const delayMs = Math.ceil(Math.min(Math.max(planned, look.hintMs ?? 0), Math.max(0, deadline - now)));
      const { avatar } = look;
      if (avatar) {
        lastSeen = avatar;
        const ready = watch.isReady(avatar);
        const { status, reason } = ready ? { status: "ready" as const } : watch.judge(avatar);
        const over = last || ready || status === "failed";
        onProgress?.({ status, avatar, polls, elapsedMs, nextDelayMs: over ? undefined : delayMs });
        if (ready) return avatar;
        if (status === "failed") throw new AvatarFailedError(vendor, id, avatar, reason ?? "no reason given");
      }
      if (last)
        throw new WaitTimeoutError(vendor, { id, avatar: lastSeen, elapsedMs, polls }, watch.timeoutNote);
      // A vendor that is in trouble is not asked more often because of hints.
      const early = avatar !== undefined && (await alarm.sleep(clock, delayMs, signal));
      if (!avatar) await sleep(clock, delayMs, signal);
      last = !early && now + delayMs >= deadline;
      look = await poll();
      planned = early ? Math.max(0, planned - (clock.now() - now)) : plannedDelayMs(times, ++n, clock);
    }
  } finally {
    unsubscribe?.();
  }
}
