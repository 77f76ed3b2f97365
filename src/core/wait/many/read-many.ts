import type { CallOptions } from "../../config/options.ts";
import { hasCode } from "../../errors/base.ts";
import { forEachBounded } from "../../time/bounded.ts";
import type { Waiter } from "../lifecycle.ts";
import { isTransientPollError } from "../rules.ts";

/** How many items of a vendor are waited for at once: {@link Waiter}, and how to read many in one request. */
export interface PagedWaiter<Item extends { id: string }, Ready extends Item> extends Waiter<Item, Ready> {
  /** The account's own items, one request a page. */
  pages(options: CallOptions): AsyncIterable<{ readonly items: readonly Item[] }>;
  /** Items on a page; Infinity where the vendor gives all in one answer. */
  pageSize: number;
}

/** What one poll of one item came to. */
export type PollResult<Item> = { item: Item } | { error: unknown };

export interface ReadMany<Item> {
  /** By id. Those that a rate limit left unread are not in it. */
  results: Map<string, PollResult<Item>>;
  requests: number;
}

/**
 * Reads many items with as few requests as it can: through the list where that needs fewer than single reads, and
 * one by one, at most `concurrency` at a time, for those that the list does not show. Learns from each reading how many
 * pages are worth it.
 */
export function createManyReader<Item extends { id: string }, Ready extends Item>(
  waiter: PagedWaiter<Item, Ready>,
  concurrency: number,
): (ids: ReadonlySet<string>, elapsedMs: number, options: CallOptions) => Promise<ReadMany<Item>> {
  /** Of the last listing: the last page that showed an id asked for, and how many ids no page showed. */
  let learnt: { usefulPages: number; unlisted: number } | undefined;
  let listable = true;

  function pagesWorthReading(count: number): number {
    if (!listable || count < 2) return 0;
    if (!learnt) return Math.min(count - 1, 2 * Math.ceil(count / waiter.pageSize) + 2);
    const { usefulPages, unlisted } = learnt;
    // One more, since items made meanwhile push older ones on.
    return usefulPages > 0 && usefulPages + unlisted < count ? Math.min(count - 1, usefulPages + 1) : 0;
  }

  return async (ids, elapsedMs, options) => {
    const results = new Map<string, PollResult<Item>>();
    let requests = 0;
    const max = pagesWorthReading(ids.size);
    if (max > 0) {
      let usefulPages = 0;
      try {
        for await (const { items } of waiter.pages(options)) {
          requests += 1;
          const wanted = items.filter(({ id }) => ids.has(id));
          for (const item of wanted) results.set(item.id, { item });
          if (wanted.length > 0) usefulPages = requests;
          if (results.size === ids.size || requests >= max) break;
        }
        learnt = { usefulPages, unlisted: ids.size - results.size };
      } catch (error) {
        options.signal?.throwIfAborted();
        requests += 1;
        if (isTransientPollError(error, elapsedMs)) {
          for (const id of ids) if (!results.has(id)) results.set(id, { error });
          return { results, requests };
        }
        // Some keys may read items but not list them.
        listable = false;
      }
    }
    let limited = false;
    const unread = [...ids].filter((id) => !results.has(id));
    await forEachBounded(unread, concurrency, async (id) => {
      if (limited) return;
      requests += 1;
      try {
        results.set(id, { item: await waiter.get(id, options) });
      } catch (error) {
        options.signal?.throwIfAborted();
        results.set(id, { error });
        limited ||= hasCode(error, "rate_limited");
      }
    });
    return { results, requests };
  };
}
