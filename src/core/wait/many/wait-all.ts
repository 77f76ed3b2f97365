import { checkOptions, type OptionKinds } from "../../config/check-options.ts";
import { retryAfterOf } from "../../http/transient.ts";
import { checkConcurrency } from "../../input/numbers.ts";
import { type Clock, sleep } from "../../time/clock.ts";
import { unlessAborted } from "../../time/unless-aborted.ts";
import { Alarm } from "../alarm.ts";
import { statusOf, type WaitOptions, type WaitStatus, waitOptionKinds } from "../lifecycle.ts";
import { hintCooldownMs, pollOptions } from "../rules.ts";
import { plannedDelayMs, type WaitTimes } from "../schedule.ts";
import { checkWaitOptions } from "../times.ts";
import { PendingItems, type WaitAllResult } from "./pending.ts";
import { createManyReader, type PagedWaiter, type PollResult, type ReadMany } from "./read-many.ts";

export interface WaitManyOptions<Item> extends WaitOptions<Item> {
  /** Maximum number of single reads in flight. Default 8. */
  concurrency?: number | undefined;
}

const waitManyOptionKinds: OptionKinds<WaitManyOptions<never>> = { ...waitOptionKinds, concurrency: "any" };

/**
 * Waits for many items of one vendor and yields each as it settles, including failures. A failed item does not affect
 * the others.
 *
 * Polling rounds follow the schedule of a single wait, or run more often: the fewer requests a round takes per item,
 * the shorter the delay, down to about twice `minDelayMs`. A rate limit delays all items. A hint (`hints`) polls its
 * item immediately, between rounds. The wait ends when the consumer stops iterating.
 *
 * @throws InvalidInputError before anything is sent; the signal's own reason on abort.
 */
export async function* waitForMany<Item extends { id: string }, Ready extends Item>(
  waiter: PagedWaiter<Item, Ready>,
  start: Iterable<string | Item>,
  options: WaitManyOptions<Item> = {},
): AsyncGenerator<WaitAllResult<Item, Ready>, void, undefined> {
  const { clock, vendor } = waiter;
  checkOptions(vendor, options, waitManyOptionKinds);
  const { signal, onProgress } = options;
  const times = checkWaitOptions(waiter, options);
  const pending = new PendingItems(waiter, start);
  const reader = createManyReader(waiter, checkConcurrency(vendor, options.concurrency ?? 8));
  signal?.throwIfAborted();
  const startedAt = clock.now();
  const deadline = startedAt + times.maxWaitMs;

  function read(ids: readonly string[]): Promise<ReadMany<Item>> {
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
    let round: ReadMany<Item> = unread.length > 0 ? await read(unread) : { results: new Map(), requests: 0 };
    for (const id of pending.ids) {
      const item = pending.seen(id);
      if (item) round.results.set(id, { item });
    }
    let polled = unread.length > 0;
    let dueAt = 0;
    for (let hintedInARow = 0; ; ) {
      const { results, requests } = round;
      const now = clock.now();
      const last = polled && now >= deadline;
      const elapsedMs = Math.round(now - startedAt);
      const polls = new Map([...results.keys()].map((id) => [id, pending.polls(id)]));
      const settled: WaitAllResult<Item, Ready>[] = [];
      for (const [id, result] of results) {
        const outcome = pending.settle(id, result, elapsedMs);
        if (outcome) settled.push(outcome);
      }
      // A hint adds a poll without moving the scheduled round, unless the vendor asks for more time.
      if (hintedInARow === 0) dueAt = now + roundPauseMs(times, elapsedMs, requests / pending.size, clock);
      dueAt = Math.max(dueAt, now + maxHintMs(results));
      const delayMs = Math.max(0, Math.ceil(Math.min(dueAt, deadline) - now));
      for (const [id, result] of results) {
        const nextDelayMs = last || !pending.has(id) ? undefined : delayMs;
        const seen = { polls: polls.get(id) ?? 0, elapsedMs, nextDelayMs };
        const { kind, watcher } = waiter;
        if (seen.polls > 0) watcher?.poll({ kind, id, status: stateOf(waiter, result), ...seen });
        if ("error" in result || !onProgress) continue;
        const { item } = result;
        const told = async () => onProgress({ status: statusOf(waiter, item).status, item, ...seen });
        await unlessAborted(signal, told());
      }
      yield* settled;
      if (pending.size === 0) return;
      if (last) return yield* pending.timeOut(elapsedMs);
      const cooldownMs = hintCooldownMs(hintedInARow, delayMs);
      if (cooldownMs > 0) await sleep(clock, cooldownMs, signal);
      const early = cooldownMs < delayMs && (await alarm.sleep(clock, delayMs - cooldownMs, signal));
      hintedInARow = early ? hintedInARow + 1 : 0;
      polled = true;
      const due = early ? [...hinted].filter((id) => pending.has(id)) : pending.ids;
      // A hint during the poll applies to the next one.
      alarm.reset();
      hinted.clear();
      round = await read(due);
    }
  } finally {
    for (const end of unsubscribe) end?.();
  }
}

function stateOf<Item extends { id: string }, Ready extends Item>(
  waiter: PagedWaiter<Item, Ready>,
  result: PollResult<Item>,
): WaitStatus | "error" {
  return "error" in result ? "error" : statusOf(waiter, result.item).status;
}

/** The delay between rounds: at most that of a single wait, shorter if few requests cover many items. */
function roundPauseMs(times: WaitTimes, elapsedMs: number, requestsEach: number, clock: Clock): number {
  const planned = plannedDelayMs(times, elapsedMs, clock);
  const shortest = times.minDelayMs * (1.5 + clock.random());
  return Math.min(planned, Math.max(shortest, 8 * requestsEach * planned));
}

function maxHintMs(results: ReadonlyMap<string, PollResult<unknown>>): number {
  let longest = 0;
  for (const result of results.values()) {
    if ("error" in result) longest = Math.max(longest, retryAfterOf(result.error));
  }
  return longest;
}
