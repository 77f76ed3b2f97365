import type { CallOptions } from "../../config/options.ts";
import { RateLimitError } from "../../errors/index.ts";
import { forEachBounded } from "../../time/bounded.ts";
import { mayPass } from "../rules.ts";
import type { PagedWaiter } from "./lifecycle.ts";

/** What reading one avatar came to. */
export type Look<Avatar> = { avatar: Avatar } | { error: unknown };

export interface ReadMany<Avatar> {
  /** By id. Those that a rate limit left unread are not in it. */
  looks: Map<string, Look<Avatar>>;
  requests: number;
}

/**
 * Reads many avatars with as few requests as it can: through the list where that needs fewer than single reads, and
 * one by one, at most `concurrency` at a time, for those that the list does not show. Learns from each reading how many
 * pages are worth it.
 */
export function createManyReader<Avatar extends { id: string }, Ready extends Avatar>(
  watch: PagedWaiter<Avatar, Ready>,
  concurrency: number,
): (ids: ReadonlySet<string>, elapsedMs: number, options: CallOptions) => Promise<ReadMany<Avatar>> {
  /** Of the last listing: the last page that showed an id asked for, and how many ids no page showed. */
  let learnt: { usefulPages: number; unlisted: number } | undefined;
  let listable = true;

  function pagesWorthReading(count: number): number {
    if (!listable || count < 2) return 0;
    if (!learnt) return Math.min(count - 1, 2 * Math.ceil(count / watch.pageSize) + 2);
    const { usefulPages, unlisted } = learnt;
    // One more, since avatars made meanwhile push older ones on.
    return usefulPages > 0 && usefulPages + unlisted < count ? Math.min(count - 1, usefulPages + 1) : 0;
  }

  return async (ids, elapsedMs, options) => {
    const looks = new Map<string, Look<Avatar>>();
    let requests = 0;
    const most = pagesWorthReading(ids.size);
    if (most > 0) {
      let usefulPages = 0;
      try {
        for await (const { items } of watch.pages(options)) {
          requests += 1;
          const wanted = items.filter(({ id }) => ids.has(id));
          for (const avatar of wanted) looks.set(avatar.id, { avatar });
          if (wanted.length > 0) usefulPages = requests;
          if (looks.size === ids.size || requests >= most) break;
        }
        learnt = { usefulPages, unlisted: ids.size - looks.size };
      } catch (error) {
        options.signal?.throwIfAborted();
        requests += 1;
        if (mayPass(error, elapsedMs)) {
          for (const id of ids) if (!looks.has(id)) looks.set(id, { error });
          return { looks, requests };
        }
        // Some keys may read avatars but not list them.
        listable = false;
      }
    }
    let limited = false;
    const unread = [...ids].filter((id) => !looks.has(id));
    await forEachBounded(unread, concurrency, async (id) => {
      if (limited) return;
      requests += 1;
      try {
        looks.set(id, { avatar: await watch.get(id, options) });
      } catch (error) {
        options.signal?.throwIfAborted();
        looks.set(id, { error });
        limited ||= error instanceof RateLimitError;
      }
    });
    return { looks, requests };
  };
}
