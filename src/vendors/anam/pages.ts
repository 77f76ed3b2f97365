import type { operations } from "../../../generated/anam/types.ts";
import type { Paging } from "../../core/resource.ts";

type Meta = operations["listAvatars"]["responses"][200]["content"]["application/json"]["meta"];

/** How Anam paginates its lists. Besides a 200 with a list, its document defines a 404 for an empty one. */
export const paged = {
  itemsField: "data",
  paging: { param: "page", first: 1, next: ({ meta }: { meta: Meta }) => meta?.next },
  emptyBody: ({ perPage = 10 }: { perPage?: number | undefined }) => ({
    data: [],
    meta: { total: 0, lastPage: 1, currentPage: 1, perPage, prev: null, next: null },
  }),
} as const satisfies {
  itemsField: string;
  paging: Paging<{ page?: number | undefined }, { meta: Meta }>;
  emptyBody: unknown;
};
