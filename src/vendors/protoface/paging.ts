/** How Protoface paginates its lists. `next_cursor` is optional; Protoface's own example omits it. */
export const nextPage = {
  param: "starting_after",
  next(
    {
      has_more,
      next_cursor,
      data,
    }: { has_more: boolean; next_cursor?: string | null; data: readonly { id: string }[] },
    { cursor }: { cursor: string | number | undefined },
  ) {
    return has_more ? (next_cursor ?? data.at(-1)?.id ?? cursor) : undefined;
  },
} as const;
