import type { CallOptions } from "../../config/options.ts";
import type { Waiter } from "../lifecycle.ts";

/** How many avatars of a vendor are watched at once: {@link Waiter}, and how to read many in one request. */
export interface PagedWaiter<Avatar extends { id: string }, Ready extends Avatar>
  extends Waiter<Avatar, Ready> {
  /** The account's own avatars, one request a page. */
  pages(options: CallOptions): AsyncIterable<{ readonly items: readonly Avatar[] }>;
  /** Avatars on a page; Infinity where the vendor gives all in one answer. */
  pageSize: number;
}
