import type { Shelf } from "../../state/shelf.ts";

/** A page of a shelf; undefined if the cursor is not the id of an item that ever existed. */
export function pageOf<Item extends { readonly id: string }, Shown>(
  shelf: Shelf<Item>,
  query: URLSearchParams,
  show: (item: Item) => Shown,
  matches: (item: Item) => boolean = () => true,
) {
  const cursor = query.get("starting_after") ?? undefined;
  if (cursor !== undefined && !shelf.find(cursor)) return undefined;
  const limit = Number(query.get("limit") ?? 20);
  const rest = shelf.newest(cursor).filter(matches);
  const items = rest.slice(0, limit);
  const more = rest.length > limit;
  const next_cursor = more ? (items.at(-1)?.id ?? null) : null;
  return { object: "list" as const, data: items.map(show), has_more: more, next_cursor };
}

/** An id in Protoface's format. */
export function newId(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().replaceAll("-", "").toUpperCase().slice(0, 26)}`;
}
