/** Runs `work` for every item, in order, at most `limit` at a time. Resolves once all are done. */
export async function forEachBounded<Item>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const all = [...items];
  const queue = all.entries();
  const workers = Array.from({ length: Math.min(limit, all.length) }, async () => {
    for (const [index, item] of queue) await work(item, index);
  });
  await Promise.all(workers);
}
