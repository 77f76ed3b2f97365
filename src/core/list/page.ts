import { InvalidInputError } from "../errors/input.ts";
import { isObject, kindOf } from "../input/fields.ts";
/** One page of a list. */
export interface Page<Item, Body> {
  readonly items: readonly Item[];
  /** The vendor's response body. */
  readonly body: Body;
  /** HTTP status of the response. */
  readonly status: number;
  /** Headers of the response, such as `x-request-id`. */
  readonly headers: Headers;
  /** The vendor's id of the request, if it sends one; quote it to the vendor's support. */
  readonly requestId: string | undefined;
  /** Fetches the next page; undefined after the last. */
  next(): Promise<Page<Item, Body> | undefined>;
}

/** A loaded page, and the cursor of the next one, if any. */
export interface LoadedPage<Item, Body, Cursor> {
  items: readonly Item[];
  body: Body;
  status: number;
  headers: Headers;
  cursor: Cursor | undefined;
}

export interface PageSource<Item, Body, Cursor> {
  /** The first page's cursor, if it has one. */
  first?: Cursor | undefined;
  /** Loads the page at a cursor; undefined means the first. */
  load(cursor: Cursor | undefined): Promise<LoadedPage<Item, Body, Cursor>>;
  /** The error for a cursor that leads back to a page already seen. */
  stuck(page: LoadedPage<Item, Body, Cursor>): Error | Promise<Error>;
}

/**
 * A lazy list:
 *
 * - `await list` returns the first {@link Page};
 * - `for await (const item of list)` yields every item, fetching pages as needed;
 * - `list.pages()` yields every page;
 * - `list.toArray({ limit })` returns the items in one array.
 *
 * No request is made until then. Each iteration starts from the first page. A cursor that leads back to a page already
 * seen is an InvalidResponseError, not an endless loop.
 */
export class PagedList<Item, Body> implements PromiseLike<Page<Item, Body>>, AsyncIterable<Item> {
  readonly #first: () => Promise<Page<Item, Body>>;
  #awaited: Promise<Page<Item, Body>> | undefined;

  constructor(first: () => Promise<Page<Item, Body>>) {
    this.#first = first;
  }

  // biome-ignore lint/suspicious/noThenProperty: the list is awaitable by design.
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

  /** Returns all items, or the first `limit`; fetches no more pages than needed. */
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

/** Creates a list from a source of pages. */
export function listPages<Item, Body, Cursor>(source: PageSource<Item, Body, Cursor>): PagedList<Item, Body> {
  return new PagedList(() => {
    // Position of each cursor in this iteration: calling `next` twice on one page is fine, a cursor that goes back is
    // not.
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

/** The same list with each item mapped. */
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
