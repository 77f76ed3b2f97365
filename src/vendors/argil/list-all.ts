import { type Call, call } from "../../core/call/call.ts";
import type { CallOptions } from "../../core/config/options.ts";
import type { Transport } from "../../core/http/transport.ts";
import { listPages, type PagedList } from "../../core/list/page.ts";

/** Argil's avatars and webhooks come as one bare array: a list of a single page. */
export function listAll<Item>(
  transport: Transport,
  request: Pick<Call, "path" | "query">,
  options: CallOptions | undefined,
  isItem: (body: unknown) => body is Item,
): PagedList<Item, Item[]> {
  const isList = (body: unknown): body is Item[] => Array.isArray(body) && body.every(isItem);
  return listPages<Item, Item[], never>({
    async load() {
      const { value, status } = await call(transport, { method: "GET", ...request }, options, isList);
      return { items: value, body: value, status, cursor: undefined };
    },
    stuck: () => new Error("a single page has no cursor"),
  });
}
