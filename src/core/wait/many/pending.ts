import { pathOf } from "../../call/path.ts";
import { assertValid } from "../../errors/input.ts";
import { isObject } from "../../input/fields.ts";
import { isTransientPollError, jobFailed, maxFailedPolls, waitTimedOut } from "../rules.ts";
import type { PagedWaiter, PollResult } from "./read-many.ts";

/** The result of waiting for one of many items. */
export type WaitAllResult<Item, Ready> =
  | { readonly id: string; readonly status: "ready"; readonly item: Ready }
  | {
      readonly id: string;
      readonly status: "failed";
      /** What `wait` would have thrown: `JobFailedError`, `WaitTimeoutError`, or the error of a failed read. */
      readonly error: unknown;
      /** As last seen, if any poll succeeded; redacted, as in errors. */
      readonly item: Item | undefined;
    };

interface Entry<Item> {
  item: Item | undefined;
  polls: number;
  failures: number;
}

/** The items that `waitAll` is still waiting for, with their latest state. */
export class PendingItems<Item extends { id: string }, Ready extends Item> {
  readonly #waiter: PagedWaiter<Item, Ready>;
  readonly #entries = new Map<string, Entry<Item>>();

  /** @throws InvalidInputError for an invalid id. */
  constructor(waiter: PagedWaiter<Item, Ready>, start: Iterable<string | Item>) {
    this.#waiter = waiter;
    const iterable = typeof start !== "string" && typeof start?.[Symbol.iterator] === "function";
    assertValid(
      waiter.vendor,
      iterable ? [] : [`the ids must be an array or iterable of ids or ${waiter.kind}s`],
    );
    for (const given of start) {
      const item = isObject(given) ? given : undefined;
      const id = isObject(given) ? given.id : given;
      pathOf(waiter.vendor, "{id}", { id });
      this.#entries.set(id, { item, polls: 0, failures: 0 });
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  get ids(): string[] {
    return [...this.#entries.keys()];
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  seen(id: string): Item | undefined {
    return this.#entries.get(id)?.item;
  }

  polls(id: string): number {
    return this.#entries.get(id)?.polls ?? 0;
  }

  countPoll(id: string): void {
    const entry = this.#entries.get(id);
    if (entry) entry.polls += 1;
  }

  /** Applies one poll's result; returns the outcome once the id is settled, else undefined. */
  settle(id: string, result: PollResult<Item>, elapsedMs: number): WaitAllResult<Item, Ready> | undefined {
    const entry = this.#entries.get(id);
    const settled = entry && this.#outcome(id, entry, result, elapsedMs);
    if (settled) this.#entries.delete(id);
    return settled;
  }

  /** Settles all remaining items as timed out. */
  timeOut(elapsedMs: number): WaitAllResult<Item, Ready>[] {
    return [...this.#entries].map(([id, { item, polls }]) => {
      const error = waitTimedOut(this.#waiter, { id, item }, { elapsedMs, polls });
      return this.#failed(id, error, item);
    });
  }

  #failed(id: string, error: unknown, item: Item | undefined): WaitAllResult<Item, Ready> {
    const shown = this.#waiter.redactor.value(item) as Item | undefined;
    return { id, status: "failed", error, item: shown };
  }

  #outcome(
    id: string,
    entry: Entry<Item>,
    result: PollResult<Item>,
    elapsedMs: number,
  ): WaitAllResult<Item, Ready> | undefined {
    const waiter = this.#waiter;
    if ("error" in result) {
      const { error } = result;
      entry.failures += 1;
      const over = entry.failures >= maxFailedPolls || !isTransientPollError(error, elapsedMs);
      return over ? this.#failed(id, error, entry.item) : undefined;
    }
    const { item } = result;
    Object.assign(entry, { item, failures: 0 });
    if (waiter.isReady(item)) return { id, status: "ready", item };
    const { status, reason } = waiter.statusOf(item);
    if (status !== "failed") return undefined;
    return this.#failed(id, jobFailed(waiter, item, reason), item);
  }
}
