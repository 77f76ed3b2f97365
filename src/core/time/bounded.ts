/** Runs `work` for every item, at most `limit` at a time, in the order given. Ends when all have ended. */
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
