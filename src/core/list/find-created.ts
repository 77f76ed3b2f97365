import type { VendorName } from "../errors/base.ts";
import { InvalidResponseError } from "../errors/transport.ts";
import { matchesUnicode } from "../input/characters.ts";
import { date, type FieldTable, must, toBody } from "../input/field-table.ts";
import { storedName } from "../input/name-rules.ts";
import type { PagedList } from "./page.ts";

/** How to find an item whose create lost its response. */
export interface CreatedSearch {
  /** The name given in the create. */
  name: string;
  /** When the create was sent; clocks may differ by a few minutes. */
  since: Date;
}

/** How far the clocks of this machine and the vendor may differ. */
export const maxClockSkewMs = 2 * 60_000;

/** Far more than a search by name takes. */
const maxPages = 100;

/** The fields of an item that a search compares. */
export interface CreatedFacts {
  name: string | undefined;
  /** ISO 8601, if the vendor reports it. */
  createdAt: string | undefined;
}

/** A listed item and when it was created: milliseconds since the epoch, NaN if the vendor does not report it. */
export interface Found<Item> {
  item: Item;
  madeAt: number;
}

/**
 * Finds the items with that name in the lists, or all items if no name is given, newest first.
 *
 * @throws InvalidResponseError after 100 pages: an incomplete search must not look complete.
 */
export async function findNamed<Item extends { id: string }>(
  lists: readonly PagedList<Item, unknown>[],
  name: string | undefined,
  facts: (item: Item) => CreatedFacts,
  { vendor, path }: { vendor: VendorName; path: string },
): Promise<Found<Item>[]> {
  const wanted = name === undefined ? undefined : storedName(name);
  // By id: an item whose status changes between two lists may be in both.
  const found = new Map<string, Found<Item>>();
  let read = 0;
  for (const list of lists) {
    for await (const { items, status } of list.pages()) {
      if (++read > maxPages) {
        const trace = { vendor, method: "GET", path };
        throw new InvalidResponseError(trace, status, `the search did not end within ${maxPages} pages`);
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
 * Keeps the items created since then, and those without a creation time: one candidate too many is better than one
 * too few.
 */
export function pickSince<Item>(found: readonly Found<Item>[], since: Date): Item[] {
  const from = since.getTime() - maxClockSkewMs;
  return found.filter(({ madeAt }) => !(madeAt < from)).map(({ item }) => item);
}

const searchFields: FieldTable<CreatedSearch> = {
  name: must(
    "be the name given in the create, as well-formed Unicode",
    (name) => typeof name === "string" && name !== "" && !matchesUnicode(name, "\\p{Surrogate}"),
  ),
  since: date,
};

/** @throws InvalidInputError unless the search has a name and a valid date. */
export function checkCreatedSearch(vendor: VendorName, search: CreatedSearch): void {
  toBody(vendor, search, searchFields);
}
