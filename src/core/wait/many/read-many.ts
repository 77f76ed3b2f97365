import type { CallOptions } from "../../config/options.ts";
import { hasCode } from "../../errors/base.ts";
import { forEachBounded } from "../../time/bounded.ts";
import type { Waiter } from "../lifecycle.ts";
import { isTransientPollError } from "../rules.ts";

/** A {@link Waiter} that can also read many items in one request. */
export interface PagedWaiter<Item extends { id: string }, Ready extends Item> extends Waiter<Item, Ready> {
  /** Pages of the account's own items, one request each. */
  pages(options: CallOptions): AsyncIterable<{ readonly items: readonly Item[] }>;
  /** Items per page; Infinity if the vendor returns all in one response. */
  pageSize: number;
}

/** The result of polling one item. */
export type PollResult<Item> = { item: Item } | { error: unknown };

export interface ReadMany<Item> {
  /** By id, without those left unread because of a rate limit. */
  results: Map<string, PollResult<Item>>;
  requests: number;
}

/**
 * Reads many items with as few requests as possible: from the list if that takes fewer requests than single reads, then
 * one by one, at most `concurrency` at a time, for items missing from it. Each reading refines how many pages are worth
 * reading.
 */
export function createManyReader<Item extends { id: string }, Ready extends Item>(
  waiter: PagedWaiter<Item, Ready>,
  concurrency: number,
): (ids: ReadonlySet<string>, elapsedMs: number, options: CallOptions) => Promise<ReadMany<Item>> {
  /** From the last listing: the last page with a requested id, and how many ids were on no page. */
  let lastListing: { usefulPages: number; unlisted: number } | undefined;
  let listable = true;

  function pagesWorthReading(count: number): number {
    if (!listable || count < 2) return 0;
    if (!lastListing) return Math.min(count - 1, 2 * Math.ceil(count / waiter.pageSize) + 2);
    const { usefulPages, unlisted } = lastListing;
    // One more, since new items push older ones to later pages.
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
        lastListing = { usefulPages, unlisted: ids.size - results.size };
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
