import { type Call, call } from "./call/call.ts";
import { pathOf } from "./call/path.ts";
import type { QueryValues } from "./call/query.ts";
import type { CallOptions, CreateOptions } from "./config/options.ts";
import { create } from "./create/create.ts";
import type { CreateRequest } from "./create/send.ts";
import type { NotFoundError } from "./errors/api.ts";
import { hasCode } from "./errors/base.ts";
import { assertValid } from "./errors/input.ts";
import { InvalidResponseError } from "./errors/transport.ts";
import type { Transport } from "./http/transport.ts";
import { applyRenames, checkKnownFields, hasId, isObject, kindOf, stringField } from "./input/fields.ts";
import { snapshot } from "./input/snapshot.ts";
import {
  type CreatedSearch,
  checkCreatedSearch,
  type Found,
  findNamed,
  pickSince,
} from "./list/find-created.ts";
import { listPages, type PagedList } from "./list/page.ts";
import { type CreateAndWaitOptions, createAndWait } from "./wait/create-and-wait.ts";
import type { Lifecycle, WaitOptions } from "./wait/lifecycle.ts";
import { waitUntilReady } from "./wait/wait.ts";

/** How a vendor pages a list. */
export interface Paging<Params, Body> {
  /** The query parameter that names a page. */
  param: keyof Params & string;
  /** What names the first page, where that has a name. */
  first?: number;
  /** What names the page after this one; undefined after the last. */
  next(
    body: Body,
    page: { cursor: Cursor | undefined; params: Params; headers: Headers },
  ): Cursor | null | undefined;
}

type Cursor = string | number;

/** What a vendor's document says of one kind of objects that can be read. */
export interface ReadFacts<Params extends QueryValues, Body> {
  /** Path of the list and of creates; the values of its parameters are given with the facts. */
  collection: string;
  /** Path of one item, which ends with its only parameter. */
  item: string;
  /** The field of a list's answer that holds the items. Default: the answer is the array. */
  itemsField?: keyof Body & string;
  /** The query parameters of the list; others are refused, as unknown fields are. */
  listParams: Readonly<Record<keyof Params & string, true>>;
  /** Default: all items are in one answer. */
  paging?: Paging<Params, Body>;
  /** The answer that a 404 of the list stands for, where the document uses it for an empty one. */
  emptyBody?(params: Params): Body;
  /** What fields were called in older answers, by their present names. */
  oldNames?: Readonly<Record<string, string>>;
}

/** And all that core needs to make them. */
export interface ResourceFacts<Item extends { id: string }, Input, Params extends QueryValues, Body>
  extends ReadFacts<Params, Body> {
  /** The field of an item that holds the name. */
  nameField: keyof Item & string;
  /** The name in an input. Default: its field of the same name. */
  nameOf?(input: Input): string | undefined;
  /** What the vendor calls an item that was given no name. */
  defaultName?: string;
  /** Items of this kind have no name: `nameField` only tells them apart. */
  nameless?: true;
  /** The field that says when an item was made. */
  createdAtField: keyof Item & string;
  /** Parameters of the lists that together hold all own items of a name, read in this order. */
  search(name: string): readonly Params[];
  /** The body of a create. @throws InvalidInputError with every reason. */
  createBody(input: Input, options: CreateOptions | undefined): object | Promise<object>;
}

/** The operations of a kind that can be read, and what a vendor makes others of. */
export interface Reads<Item extends { id: string }, Params extends QueryValues, Body> {
  get(id: string, options?: CallOptions): Promise<Item>;
  list(params?: Params, options?: CallOptions): PagedList<Item, Body>;
  /** A PUT of one item. */
  change(id: string, body: object, options?: CallOptions): Promise<Item>;
  /** A POST on one item that does no harm when it comes twice; `path` is the item's or one below it. */
  act(path: string, id: string, options?: CallOptions): Promise<Item>;
  /** A DELETE of one item; `extra` is what a vendor's takes besides. */
  remove(id: string, options?: CallOptions, extra?: Pick<Call, "query" | "options">): Promise<void>;
}

/** The operations that every kind has, and what a vendor makes others of. */
export interface Resource<Item extends { id: string }, Input, Params extends QueryValues, Body>
  extends Reads<Item, Params, Body> {
  create(input: Input, options?: CreateOptions): Promise<Item>;
  findCreated(search: CreatedSearch, options?: CallOptions): Promise<Item[]>;
  /** A create whose input is checked, for vendors that add to it. */
  prepare(input: Input, options: CreateOptions | undefined): Promise<CreateRequest<Item>>;
}

function isItem<Item extends { id: string }>(body: unknown): body is Item {
  return hasId(body);
}

/** Brings one item, or the items of a page, to their present names. */
function renamer<Params extends QueryValues, Body>({ itemsField, oldNames }: ReadFacts<Params, Body>) {
  return (body: unknown): void => {
    if (!oldNames) return;
    const items = itemsIn(body, itemsField);
    for (const one of Array.isArray(items) ? items : [body]) if (isObject(one)) applyRenames(one, oldNames);
  };
}

function itemsIn(body: unknown, field: string | undefined): unknown {
  if (field === undefined) return body;
  return isObject(body) ? body[field] : undefined;
}

/**
 * Turns the facts of a kind into the operations that read, change and remove; `within` is what the list's path names.
 */
export function createReads<Item extends { id: string }, Params extends QueryValues, Body>(
  transport: Transport,
  facts: ReadFacts<Params, Body>,
  within?: Call["params"],
): Reads<Item, Params, Body> {
  const { collection, item, itemsField, paging } = facts;
  const vendor = transport.profile.name;
  const idParam = item.slice(item.lastIndexOf("{") + 1, -1);
  const normalize = renamer(facts);
  const of = (id: unknown, path = item) => ({ path, params: { [idParam]: id } });
  const isPage = (body: unknown): body is Body => {
    const items = itemsIn(body, itemsField);
    return Array.isArray(items) && items.every(isItem);
  };

  /** A call that is answered with one item. */
  async function one(request: Call, options: CallOptions | undefined): Promise<Item> {
    return (await call(transport, { ...request, normalize }, options, isItem<Item>)).value;
  }

  function list(given?: Params, options?: CallOptions): PagedList<Item, Body> {
    const params = given === undefined ? ({} as Params) : given;
    const asked = paging && isObject(params) ? (params[paging.param] as Cursor | null) : undefined;
    const first = asked ?? paging?.first;
    return listPages({
      first,
      async load(cursor: Cursor | undefined) {
        const reasons: string[] = [];
        if (!isObject(params))
          reasons.push(`the parameters of the list must be an object, not ${kindOf(params)}`);
        else checkKnownFields(params, Object.keys(facts.listParams), reasons);
        assertValid(vendor, reasons);
        const query = paging && cursor !== undefined ? { ...params, [paging.param]: cursor } : params;
        const request = { method: "GET", path: collection, params: within, query, normalize } as const;
        try {
          const { value: body, status, headers } = await call(transport, request, options, isPage);
          const next = paging?.next(body, { cursor: cursor ?? first, params, headers }) ?? undefined;
          return { items: itemsIn(body, itemsField) as readonly Item[], body, status, headers, cursor: next };
        } catch (error) {
          if (!facts.emptyBody || !hasCode(error, "not_found")) throw error;
          const { headers } = error as NotFoundError;
          return { items: [], body: facts.emptyBody(params), status: 404, headers, cursor: undefined };
        }
      },
      stuck: ({ status, cursor }) =>
        new InvalidResponseError(
          { vendor, method: "GET", path: collection },
          status,
          transport.redactor.text(`the list leads back to ${paging?.param} ${cursor}, which was read before`),
        ),
    });
  }

  return {
    get: (id, options) => one({ method: "GET", ...of(id) }, options),
    list,
    change: (id, body, options) => one({ method: "PUT", ...of(id), body }, options),
    act: (path, id, options) => one({ method: "POST", ...of(id, path), makesNothing: true }, options),
    async remove(id, options, extra) {
      await call(transport, { method: "DELETE", ...of(id), ...extra }, options, undefined);
    },
  };
}

/** Turns the facts of a kind into its operations; `within` is what the collection's path names. */
export function createResource<Item extends { id: string }, Input, Params extends QueryValues, Body>(
  transport: Transport,
  facts: ResourceFacts<Item, Input, Params, Body>,
  within?: Call["params"],
): Resource<Item, Input, Params, Body> {
  const { collection, nameField } = facts;
  const vendor = transport.profile.name;
  const reads = createReads<Item, Params, Body>(transport, facts, within);
  const { list } = reads;
  const normalize = renamer(facts);

  async function findAll(name: string, options?: CallOptions): Promise<Found<Item>[]> {
    const toFacts = (item: Item) => ({
      name: stringField(item, nameField),
      createdAt: stringField(item, facts.createdAtField),
    });
    const lists = facts.search(name).map((params) => list(params, options));
    return findNamed(lists, name, toFacts, { vendor, path: collection });
  }

  async function prepare(asked: Input, options: CreateOptions | undefined): Promise<CreateRequest<Item>> {
    const input = snapshot(asked);
    // Names are in doubt within a group, not beyond it.
    const kind = pathOf(vendor, collection, within);
    const body = await facts.createBody(input, options);
    const given = facts.nameOf ? facts.nameOf(input) : stringField(input, nameField);
    const sentName = facts.nameless ? undefined : given;
    const name = given ?? facts.defaultName ?? "";
    const search = (own: CallOptions) => findAll(name, own);
    return {
      path: collection,
      params: within,
      body,
      normalize,
      guard: isItem,
      recovery: { kind, name, sentName, search },
    };
  }

  const { get, change, act, remove } = reads;
  return {
    get,
    list,
    change,
    act,
    remove,
    create: (input, options) => create(transport, () => prepare(input, options), options),
    async findCreated(search, options) {
      checkCreatedSearch(vendor, search);
      return pickSince(await findAll(search.name, options), search.since);
    },
    prepare,
  };
}

/** Waiting, for a kind that takes time to be ready. */
export interface Waits<Item extends { id: string }, Ready extends Item, Input> {
  wait(idOrItem: string | Item, options?: WaitOptions<Item>): Promise<Ready>;
  createAndWait(input: Input, options?: CreateAndWaitOptions<Item>): Promise<Ready>;
}

/** Turns a lifecycle into the operations that wait. */
export function createWaits<Item extends { id: string }, Ready extends Item, Input>(
  { config, redactor, watcher }: Transport,
  lifecycle: Lifecycle<Item, Ready>,
  {
    create,
    get,
    start,
  }: {
    create(input: Input, options: CreateOptions): Promise<Item>;
    get(id: string, options: CallOptions): Promise<Item>;
    /** What `createAndWait` does with a new item before it waits. */
    start?(item: Item, options: CallOptions): Promise<Item>;
  },
): Waits<Item, Ready, Input> {
  // Made by those who wait: every call of an operation makes all of these functions anew.
  const waiter = () => ({ ...lifecycle, clock: config.clock, redactor, watcher, get });
  return {
    wait: (idOrItem, options) => waitUntilReady(waiter(), idOrItem, options),
    createAndWait: (input, options) => createAndWait(waiter(), (own) => create(input, own), options, start),
  };
}
