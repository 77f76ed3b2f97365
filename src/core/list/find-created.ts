import type { VendorName } from "../errors/base.ts";
import { InvalidResponseError } from "../errors/transport.ts";
import { matchesUnicode } from "../input/characters.ts";
import { type FieldTable, must, toBody } from "../input/field-table.ts";
import { isDate } from "../input/fields.ts";
import { storedName } from "../input/name-rules.ts";
import type { PagedList } from "./page.ts";

/** What to look for after a create whose answer was lost. */
export interface CreatedSearch {
  /** The name that was given to the item. */
  name: string;
  /** When it was sent; a few minutes of difference between the clocks are allowed for. */
  since: Date;
}

/** How far the clocks of this machine and the vendor may differ. */
export const maxClockSkewMs = 2 * 60_000;

/** A search by name needs far fewer pages. */
const maxPages = 100;

/** What a search needs to know of an item. */
export interface CreatedFacts {
  name: string | undefined;
  /** ISO 8601, where the vendor says it. */
  createdAt: string | undefined;
}

/**
 * Something in a vendor's list, and when it was made: milliseconds since the epoch, NaN where the vendor does not
 * say.
 */
export interface Found<Item> {
  item: Item;
  madeAt: number;
}

/**
 * Everything of that name in the lists, or of any name where none is given, newest first.
 *
 * @throws InvalidResponseError where they go on past 100 pages: half a search must not look like a whole one.
 */
export async function findNamed<Item extends { id: string }>(
  lists: readonly PagedList<Item, unknown>[],
  name: string | undefined,
  facts: (item: Item) => CreatedFacts,
  { vendor, path }: { vendor: VendorName; path: string },
): Promise<Found<Item>[]> {
  const wanted = name === undefined ? undefined : storedName(name);
  // By id, since an item may be in two lists when its state changes between them.
  const found = new Map<string, Found<Item>>();
  let read = 0;
  for (const list of lists) {
    for await (const { items, status } of list.pages()) {
      if (++read > maxPages) {
        const trace = { vendor, method: "GET", path };
        throw new InvalidResponseError(
          trace,
          status,
          `the search for what was created did not end within ${maxPages} pages`,
        );
      }
      for (const item of items) {
        const { name: its, createdAt } = facts(item);
        if (wanted === undefined || (typeof its === "string" && storedName(its) === wanted))
          found.set(item.id, { item, madeAt: Date.parse(createdAt ?? "") });
      }
    }
  }
  return [...found.values()].sort((a, b) => (b.madeAt || 0) - (a.madeAt || 0));
}

/**
 * Of what was found, what was made since then. What does not say when it was made stays in: better one too many to look
 * at.
 */
export function pickSince<Item>(found: readonly Found<Item>[], since: Date): Item[] {
  const from = since.getTime() - maxClockSkewMs;
  return found.filter(({ madeAt }) => !(madeAt < from)).map(({ item }) => item);
}

const searchFields: FieldTable<CreatedSearch> = {
  name: must(
    "be the name that was given, as well-formed text",
    (name) => typeof name === "string" && name !== "" && !matchesUnicode(name, "\\p{Surrogate}"),
  ),
  since: must("be a valid Date", isDate),
};

/** @throws InvalidInputError unless it is a name and a valid date. */
export function checkCreatedSearch(vendor: VendorName, search: CreatedSearch): void {
  toBody(vendor, search, searchFields);
}
