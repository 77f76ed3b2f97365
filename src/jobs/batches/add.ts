import type { Added, BatchItem } from "../ledger/items.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { BatchRow } from "../ledger/rows.ts";
import { checkItem } from "./check-batch.ts";

/** Items per transaction: enough that a million take minutes, few enough that none of them takes long. */
const chunkLength = 1_000;

/**
 * Adds items to a batch, in transactions of a thousand. Safe to repeat.
 *
 * @throws InvalidInputError for a row that is not an item, and for a key that exists with other input; earlier thousands stay
 *   added.
 */
export async function addAll(
  { batches }: Ledger,
  batch: BatchRow,
  items: Iterable<BatchItem> | AsyncIterable<BatchItem>,
): Promise<Added> {
  const sum: Added = { added: 0, skipped: 0 };
  let chunk: BatchItem[] = [];
  let row = 0;
  const flush = async () => {
    const { added, skipped } = await batches.add(batch, chunk);
    sum.added += added;
    sum.skipped += skipped;
    chunk = [];
  };
  for await (const item of items) {
    row++;
    checkItem(item, row);
    chunk.push(item);
    if (chunk.length === chunkLength) await flush();
  }
  if (chunk.length > 0) await flush();
  // An item lost in a crash after its avatar was created could not be matched to that avatar again.
  if (sum.added > 0) await batches.flush();
  return sum;
}
