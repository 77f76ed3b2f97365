import type { AnamAvatarList } from "../../../vendors/anam/types.ts";

/** The page of a list that a query requests. */
export function pageOf<Item>(
  items: readonly Item[],
  query: URLSearchParams,
): { data: Item[]; meta: AnamAvatarList["meta"] } {
  const perPage = Number(query.get("perPage") ?? 10);
  const currentPage = Number(query.get("page") ?? 1);
  const total = items.length;
  const lastPage = Math.max(1, Math.ceil(total / perPage));
  return {
    data: items.slice((currentPage - 1) * perPage, currentPage * perPage),
    meta: {
      total,
      lastPage,
      currentPage,
      perPage,
      prev: currentPage > 1 ? Math.min(currentPage - 1, lastPage) : null,
      next: currentPage < lastPage ? currentPage + 1 : null,
    },
  };
}
