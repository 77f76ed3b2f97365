import { checkOptions, type OptionKinds } from "../../config/check-options.ts";
import { ApiError } from "../../errors/index.ts";
import { checkConcurrency } from "../../input/numbers.ts";
import { type Clock, sleep } from "../../time/clock.ts";
import { unlessAborted } from "../../time/unless-aborted.ts";
import { Alarm } from "../alarm.ts";
import { type WaitOptions, waitOptionKinds } from "../lifecycle.ts";
import { checkWaitOptions, deafMsAfter, pollOptions, type WaitTimes } from "../rules.ts";
import { plannedDelayMs } from "../schedule.ts";
import type { PagedWaiter } from "./lifecycle.ts";
import { PendingAvatars, type WaitAllResult } from "./pending.ts";
import { createManyReader, type Look, type ReadMany } from "./read-many.ts";

export interface WaitManyOptions<Avatar> extends WaitOptions<Avatar> {
  /** Most single reads in flight at a time. Default 8. */
  concurrency?: number | undefined;
}

const waitManyOptionKinds: OptionKinds<WaitManyOptions<never>> = { ...waitOptionKinds, concurrency: "any" };

/**
 * Waits for many avatars of one vendor and yields each as it settles, failures included; one failure ends no other.
 *
 * Rounds of reading keep the schedule of a single wait or run closer together: the fewer requests a round needs for
 * each avatar, the shorter the pause, down to about twice `minDelayMs`. A rate limit's hint holds for all. Once the
 * consumer stops, so does the wait. A hint (`hints`) reads its avatar at once, between the rounds.
 *
 * @throws InvalidInputError before anything is sent; the signal's own reason on abort.
 */
export async function* waitForMany<Avatar extends { id: string }, Ready extends Avatar>(
  watch: PagedWaiter<Avatar, Ready>,
  start: Iterable<string | Avatar>,
  options: WaitManyOptions<Avatar> = {},
): AsyncGenerator<WaitAllResult<Avatar, Ready>, void, undefined> {
  const { clock, vendor } = watch;
  checkOptions(vendor, options, waitManyOptionKinds);
  const { signal, onProgress } = options;
  const times = checkWaitOptions(watch, options);
  const pending = new PendingAvatars(watch, start);
  const reader = createManyReader(watch, checkConcurrency(vendor, options.concurrency ?? 8));
  signal?.throwIfAborted();
  const startedAt = clock.now();
  const deadline = startedAt + times.maxWaitMs;

  function read(ids: readonly string[]): Promise<ReadMany<Avatar>> {
    for (const id of ids) pending.countPoll(id);
    const elapsedMs = clock.now() - startedAt;
    return reader(new Set(ids), elapsedMs, pollOptions(options, times, clock, deadline));
  }

  const alarm = new Alarm();
  const hinted = new Set<string>();
  const unsubscribe = pending.ids.map((id) =>
    options.hints?.subscribe(id, () => {
      hinted.add(id);
      alarm.trigger();
    }),
  );
  try {
    const unread = pending.ids.filter((id) => !pending.seen(id));
    let round: ReadMany<Avatar> = unread.length > 0 ? await read(unread) : { looks: new Map(), requests: 0 };
    for (const id of pending.ids) {
      const avatar = pending.seen(id);
      if (avatar) round.looks.set(id, { avatar });
    }
    let polled = unread.length > 0;
    let dueAt = 0;
    for (let inARow = 0; ; ) {
      const { looks, requests } = round;
      const now = clock.now();
      const last = polled && now >= deadline;
      const elapsedMs = Math.round(now - startedAt);
      const polls = new Map([...looks.keys()].map((id) => [id, pending.polls(id)]));
      const settled = [...looks].flatMap(([id, look]) => pending.settle(id, look, elapsedMs) ?? []);
      // A hint adds a look and leaves the planned round where it is, unless the vendor asks for more time.
      if (inARow === 0) dueAt = now + roundPauseMs(times, elapsedMs, requests / pending.size, clock);
      dueAt = Math.max(dueAt, now + longestHintMs(looks));
      const delayMs = Math.max(0, Math.ceil(Math.min(dueAt, deadline) - now));
      for (const [id, look] of looks) {
        if ("error" in look) continue;
        const { avatar } = look;
        const status = watch.isReady(avatar) ? "ready" : watch.judge(avatar).status;
        const nextDelayMs = last || !pending.has(id) ? undefined : delayMs;
        if (!onProgress) continue;
        const told = async () =>
          onProgress({ status, avatar, polls: polls.get(id) ?? 0, elapsedMs, nextDelayMs });
        await unlessAborted(signal, told());
      }
      yield* settled;
      if (pending.size === 0) return;
      if (last) return yield* pending.timeOut(elapsedMs);
      const deafMs = deafMsAfter(inARow, delayMs);
      if (deafMs > 0) await sleep(clock, deafMs, signal);
      const early = deafMs < delayMs && (await alarm.sleep(clock, delayMs - deafMs, signal));
      inARow = early ? inARow + 1 : 0;
      polled = true;
      const due = early ? [...hinted].filter((id) => pending.has(id)) : pending.ids;
      // Hints that come during the look are for the next one.
      alarm.reset();
      hinted.clear();
      round = await read(due);
    }
  } finally {
    for (const end of unsubscribe) end?.();
  }
}

/** Never longer than that of a single wait; shorter where few requests serve many avatars. */
function roundPauseMs(times: WaitTimes, elapsedMs: number, requestsEach: number, clock: Clock): number {
  const planned = plannedDelayMs(times, elapsedMs, clock);
  const shortest = times.minDelayMs * (1.5 + clock.random());
  return Math.min(planned, Math.max(shortest, 8 * requestsEach * planned));
}

function longestHintMs(looks: ReadonlyMap<string, Look<unknown>>): number {
  let longest = 0;
  for (const look of looks.values()) {
    if ("error" in look && look.error instanceof ApiError)
      longest = Math.max(longest, look.error.retryAfterMs ?? 0);
  }
  return longest;
}
