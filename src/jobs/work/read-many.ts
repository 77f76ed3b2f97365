import type { CallOptions } from "../../core/config/options.ts";
import { hasCode } from "../../core/errors/base.ts";
import { forEachBounded } from "../../core/time/bounded.ts";
import type { UnifiedAvatar } from "../../unified/types.ts";
import type { VendorAccount } from "./vendor-account.ts";

export type Reading = { readonly avatar: UnifiedAvatar } | { readonly error: unknown };

/** A page is worth reading if at least this share of it was asked for: below that, reading one by one takes fewer bytes. */
const worthwhile = 0.5;
const readsAtOnce = 4;
/** Readings before the list is tried again, after one that was not worth it. */
const listPause = 20;

/** Reads avatars with few bytes: through the list while most of a page was asked for, one by one otherwise. */
export class ManyReader {
  readonly #account: VendorAccount;
  /** How long a page of the list is. */
  #pageLength = 100;
  #pause = 0;

  constructor(account: VendorAccount) {
    this.#account = account;
  }

  /** By id, without those that a rate limit left unread. */
  async read(ids: ReadonlySet<string>, options: CallOptions): Promise<Map<string, Reading>> {
    const found = new Map<string, Reading>();
    if (this.#pause > 0) this.#pause--;
    else if (ids.size >= this.#pageLength * worthwhile) await this.#list(ids, found, options);
    let limited = false;
    const unread = [...ids].filter((id) => !found.has(id));
    await forEachBounded(unread, readsAtOnce, async (id) => {
      if (limited) return;
      try {
        found.set(id, { avatar: await this.#account.provider.get(id, options) });
      } catch (error) {
        limited ||= hasCode(error, "rate_limited");
        if (!limited) found.set(id, { error });
      }
    });
    return found;
  }

  async #list(ids: ReadonlySet<string>, found: Map<string, Reading>, options: CallOptions): Promise<void> {
    try {
      for await (const { items } of this.#account.pages(options)) {
        this.#pageLength = Math.max(this.#pageLength, items.length);
        const wanted = items.filter(({ id }) => ids.has(id));
        for (const avatar of wanted) found.set(avatar.id, { avatar });
        if (wanted.length < items.length * worthwhile) {
          if (found.size < this.#pageLength * worthwhile) this.#pause = listPause;
          return;
        }
        if (found.size === ids.size) return;
      }
    } catch {
      // Reading one by one shows what is wrong, if anything.
      this.#pause = listPause;
    }
  }
}
