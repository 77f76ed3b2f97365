import type { Clock } from "./clock.ts";
import { ApiError, AvatarFailedError, type VendorName, WaitTimeoutError } from "./errors/index.ts";
import { refuse } from "./errors/input.ts";
import { Alarm } from "./hints.ts";
import { count } from "./numbers.ts";
import { createManyReader, type Look, type ReadMany } from "./read-many.ts";
import { isObject } from "./shape.ts";
import {
  checkId,
  checkWaitOptions,
  failedPollsInARow,
  mayPass,
  plannedDelayMs,
  type WaitTimes,
} from "./wait-rules.ts";
import type { WaitOptions } from "./watch.ts";
import type { WatchMany } from "./watch-many.ts";

/** How the wait for one of many ended. */
export type Settled<Avatar, Ready> =
  | { readonly id: string; readonly status: "ready"; readonly avatar: Ready }
  | {
      readonly id: string;
      readonly status: "failed";
      /** What `wait` would have thrown: `AvatarFailedError`, `WaitTimeoutError`, or why it could not be read. */
      readonly error: unknown;
      /** As last seen, if it was seen at all. */
      readonly avatar: Avatar | undefined;
    };

export interface WaitManyOptions<Avatar> extends WaitOptions<Avatar> {
  /** Most single reads in flight at a time. Default 8. */
  concurrency?: number | undefined;
}

interface Pending<Avatar> {
  avatar: Avatar | undefined;
  polls: number;
  failures: number;
}

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
  watch: WatchMany<Avatar, Ready>,
  start: Iterable<string | Avatar>,
  options: WaitManyOptions<Avatar> = {},
): AsyncGenerator<Settled<Avatar, Ready>, void, undefined> {
  const { clock, vendor, timeoutNote } = watch;
  const { signal, onProgress, timeoutMs, maxRetries, headers } = options;
  const times = checkWaitOptions(watch, options);
  const pending = toPending(vendor, start);
  const reader = createManyReader(watch, checkConcurrency(vendor, options.concurrency));
  signal?.throwIfAborted();
  const startedAt = clock.now();
  const deadline = startedAt + times.maxWaitMs;

  function read(ids: Iterable<string>): Promise<ReadMany<Avatar>> {
    const wanted = new Set(ids);
    for (const id of wanted) increment(pending.get(id), "polls");
    return reader(wanted, clock.now() - startedAt, { signal, timeoutMs, maxRetries, headers, deadline });
  }

  /** What a look settles; undefined while the wait for it goes on. */
  function settle(id: string, look: Look<Avatar>): Settled<Avatar, Ready> | undefined {
    const entry = pending.get(id);
    if (!entry) return undefined;
    if ("error" in look) {
      const { error } = look;
      const over =
        increment(entry, "failures") >= failedPollsInARow || !mayPass(error, clock.now() - startedAt);
      return over ? { id, status: "failed", error, avatar: entry.avatar } : undefined;
    }
    const { avatar } = look;
    Object.assign(entry, { avatar, failures: 0 });
    if (watch.isReady(avatar)) return { id, status: "ready", avatar };
    const { status, reason = "no reason given" } = watch.judge(avatar);
    if (status !== "failed") return undefined;
    return { id, status, error: new AvatarFailedError(vendor, id, avatar, reason), avatar };
  }

  const alarm = new Alarm();
  const hinted = new Set<string>();
  const unsubscribe = [...pending.keys()].map((id) =>
    options.hints?.subscribe(id, () => {
      hinted.add(id);
      alarm.ring();
    }),
  );
  const inHand = [...pending].flatMap(([id, { avatar }]) => (avatar ? [[id, { avatar }] as const] : []));
  const unread = [...pending.keys()].filter((id) => !pending.get(id)?.avatar);
  try {
    let round =
      unread.length > 0 ? await read(unread) : { looks: new Map<string, Look<Avatar>>(), requests: 0 };
    for (const [id, look] of inHand) round.looks.set(id, look);
    let last = unread.length > 0 && clock.now() >= deadline;
    let dueAt = 0;
    for (let n = 1, early = false; ; ) {
      const { looks, requests } = round;
      const now = clock.now();
      const elapsedMs = Math.round(now - startedAt);
      const settled = [...looks].flatMap(([id, look]) => settle(id, look) ?? []);
      const polls = new Map([...pending].map(([id, entry]) => [id, entry.polls]));
      for (const { id } of settled) pending.delete(id);
      // A hint adds a look and leaves the planned round where it is, unless the vendor asks for more time.
      if (!early) dueAt = now + roundPauseMs(times, n, requests / pending.size, clock);
      dueAt = Math.max(dueAt, now + longestHintMs(looks));
      const delayMs = Math.ceil(Math.min(dueAt, deadline) - now);
      for (const [id, look] of looks) {
        if ("error" in look) continue;
        const { avatar } = look;
        const status = watch.isReady(avatar) ? "ready" : watch.judge(avatar).status;
        const nextDelayMs = last || !pending.has(id) ? undefined : delayMs;
        onProgress?.({ status, avatar, polls: polls.get(id) ?? 0, elapsedMs, nextDelayMs });
      }
      yield* settled;
      if (pending.size === 0) return;
      if (last) {
        for (const [id, { avatar, polls }] of pending) {
          const error = new WaitTimeoutError(vendor, { id, avatar, elapsedMs, polls }, timeoutNote);
          yield { id, status: "failed", error, avatar };
        }
        return;
      }
      early = await alarm.sleep(clock, Math.max(0, delayMs), signal);
      alarm.hush();
      last = !early && now + delayMs >= deadline;
      round = await read(early ? [...hinted].filter((id) => pending.has(id)) : pending.keys());
      hinted.clear();
      if (!early) n += 1;
    }
  } finally {
    for (const end of unsubscribe) end?.();
  }
}

/** @throws InvalidInputError for ids that no request could name. */
function toPending<Avatar extends { id: string }>(
  vendor: VendorName,
  start: Iterable<string | Avatar>,
): Map<string, Pending<Avatar>> {
  const pending = new Map<string, Pending<Avatar>>();
  for (const given of start) {
    const avatar = isObject(given) ? given : undefined;
    const id = isObject(given) ? given.id : given;
    checkId(vendor, id);
    pending.set(id, { avatar, polls: 0, failures: 0 });
  }
  return pending;
}

function checkConcurrency(vendor: VendorName, concurrency = 8): number {
  const reasons: string[] = [];
  if (count(concurrency, "concurrency", reasons) === 0) reasons.push("concurrency must be at least 1");
  refuse(vendor, reasons);
  return concurrency;
}

function increment(entry: Pending<unknown> | undefined, field: "polls" | "failures"): number {
  if (!entry) return 0;
  entry[field] += 1;
  return entry[field];
}

/** Never longer than that of a single wait; shorter where few requests serve many avatars. */
function roundPauseMs(times: WaitTimes, n: number, requestsEach: number, clock: Clock): number {
  const planned = plannedDelayMs(times, n, clock);
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
