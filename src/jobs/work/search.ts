import type { CallOptions } from "../../core/config/options.ts";
import { tagIn } from "../../core/input/name-rules.ts";
import type { ItemRow } from "../ledger/rows.ts";
import { isKeyError } from "./outcome.ts";
import type { VendorAccount } from "./vendor-account.ts";

/** After consecutive failures the vendor is at fault, not the item. */
const maxFailuresInARow = 3;

/** What a search for an item found, `certain` if nothing else can match; or why it failed, which says nothing. */
export type Found =
  | { readonly ids: readonly string[]; readonly certain: boolean }
  | { readonly error: unknown };

/**
 * Searches for what lost creates of these items have made, by id of the item. Items that are left out after a few consecutive
 * failures were not searched for.
 *
 * @throws the vendor's error if it rejects the key.
 */
export async function search(
  account: VendorAccount,
  items: readonly ItemRow[],
  options: CallOptions,
): Promise<Map<string, Found>> {
  return account.vendor === "argil"
    ? searchList(account, items, options)
    : searchByName(account, items, options);
}

async function searchByName(
  account: VendorAccount,
  items: readonly ItemRow[],
  options: CallOptions,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  let failures = 0;
  for (const item of items) {
    const name = item.sent_name ?? account.nameFor(item);
    const certain = tagIn(name) === item.tag;
    // A tag needs no time, and so no clock that might be wrong: no other item has it.
    const since = new Date(certain ? 0 : (item.intended_ms ?? 0));
    try {
      found.set(item.id, { ids: await account.findCreated(name, since, options), certain });
      failures = 0;
    } catch (error) {
      if (isKeyError(error)) throw error;
      found.set(item.id, { error });
      if (++failures === maxFailuresInARow) break;
    }
  }
  return found;
}

/** One pass over the list for all of them: Argil's tags are in fields that cannot be searched. */
async function searchList(
  account: VendorAccount,
  items: readonly ItemRow[],
  options: CallOptions,
): Promise<Map<string, Found>> {
  const ids = new Map<string, string[]>(items.map(({ tag }) => [tag, []]));
  try {
    for await (const page of account.pages(options))
      for (const avatar of page.items) ids.get(account.tagOf(avatar) ?? "")?.push(avatar.id);
  } catch (error) {
    if (isKeyError(error)) throw error;
    return new Map(items.map(({ id }) => [id, { error }]));
  }
  return new Map(items.map(({ id, tag }) => [id, { ids: ids.get(tag) ?? [], certain: true }]));
}
