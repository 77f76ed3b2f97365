import { InvalidInputError } from "../errors/input.ts";
import { isObject, kindOf } from "../input/fields.ts";
/** One page of a list. */
export interface Page<Item, Body> {
  readonly items: readonly Item[];
  /** The vendor's own answer. */
  readonly body: Body;
  /** HTTP status of that answer. */
  readonly status: number;
  /** Headers of that answer, such as `x-request-id`. */
  readonly headers: Headers;
  /** The vendor's own id of the request, where it gives one: quote it to the vendor's support. */
  readonly requestId: string | undefined;
  /** Asks for the page after this one; undefined after the last. */
  next(): Promise<Page<Item, Body> | undefined>;
}

/** What loading one page gives: its content, and the cursor of the next page if there is one. */
export interface LoadedPage<Item, Body, Cursor> {
  items: readonly Item[];
  body: Body;
  status: number;
  headers: Headers;
  cursor: Cursor | undefined;
}

export interface PageSource<Item, Body, Cursor> {
  /** The first page's own cursor, if it has one. */
  first?: Cursor | undefined;
  /** Loads the page at a cursor; undefined means the first. */
  load(cursor: Cursor | undefined): Promise<LoadedPage<Item, Body, Cursor>>;
  /** The error for a cursor that leads back to a page already seen. */
  stuck(page: LoadedPage<Item, Body, Cursor>): Error | Promise<Error>;
}

/**
 * A list that is asked for when it is used:
 *
 * - `await list` gives the first {@link Page};
 * - `for await (const item of list)` gives every item, loading pages as it goes;
 * - `list.pages()` gives every page;
 * - `list.toArray({ limit })` gives the items in one array.
 *
 * Nothing is sent before. Each iteration starts anew. A cursor that leads to a page already seen is an error, not an
 * endless loop.
 */
export class PagedList<Item, Body> implements PromiseLike<Page<Item, Body>>, AsyncIterable<Item> {
  readonly #first: () => Promise<Page<Item, Body>>;
  #awaited: Promise<Page<Item, Body>> | undefined;

  constructor(first: () => Promise<Page<Item, Body>>) {
    this.#first = first;
  }

  // biome-ignore lint/suspicious/noThenProperty: being awaitable is what the list is for.
  then<A = Page<Item, Body>, B = never>(
    onFulfilled?: ((page: Page<Item, Body>) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#awaited ??= this.#first();
    return this.#awaited.then(onFulfilled, onRejected);
  }

  catch<B = never>(
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<Page<Item, Body> | B> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Page<Item, Body>> {
    return this.then().finally(onFinally);
  }

  async *pages(): AsyncGenerator<Page<Item, Body>, void, undefined> {
    let page: Page<Item, Body> | undefined = await this.#first();
    while (page) {
      yield page;
      page = await page.next();
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  /** All items, or the first `limit` of them; no page is loaded beyond what that takes. */
  async toArray(options: { limit?: number | undefined } = {}): Promise<Item[]> {
    const limit: unknown = isObject(options) ? (options.limit ?? Number.POSITIVE_INFINITY) : options;
    if (typeof limit !== "number" || Number.isNaN(limit) || !isObject(options)) {
      throw new InvalidInputError(undefined, [`toArray takes { limit }, a number, not ${kindOf(limit)}`]);
    }
    const items: Item[] = [];
    if (limit <= 0) return items;
    for await (const item of this) {
      items.push(item);
      if (items.length >= limit) break;
    }
    return items;
  }
}

/** A list over a source of pages. */
export function listPages<Item, Body, Cursor>(source: PageSource<Item, Body, Cursor>): PagedList<Item, Body> {
  return new PagedList(() => {
    // Position of each cursor in this walk: asking the same page for its next one twice is fine, going back is not.
    const positions = new Map<Cursor | undefined, number>();

    async function open(cursor: Cursor | undefined, position: number): Promise<Page<Item, Body>> {
      positions.set(cursor ?? source.first, position);
      const loaded = await source.load(cursor);
      const { items, body, status, headers } = loaded;
      return {
        items,
        body,
        status,
        headers,
        requestId: headers.get("x-request-id") ?? undefined,
        async next() {
          if (loaded.cursor === undefined) return undefined;
          if ((positions.get(loaded.cursor) ?? position + 1) !== position + 1)
            throw await source.stuck(loaded);
          return open(loaded.cursor, position + 1);
        },
      };
    }
    return open(undefined, 0);
  });
}

/** The same list with each item turned into another. */
export function mapList<From, To, Body>(
  list: PagedList<From, Body>,
  change: (item: From) => To,
): PagedList<To, Body> {
  const mapPage = (page: Page<From, Body>): Page<To, Body> => ({
    ...page,
    items: page.items.map(change),
    next: async () => {
      const following = await page.next();
      return following && mapPage(following);
    },
  });
  return new PagedList(async () => mapPage(await list));
}
