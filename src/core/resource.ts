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

/** How a vendor paginates a list. */
export interface Paging<Params, Body> {
  /** The query parameter for the cursor. */
  param: keyof Params & string;
  /** The cursor of the first page, if it has one. */
  first?: number;
  /** The cursor of the next page; undefined after the last. */
  next(
    body: Body,
    page: { cursor: Cursor | undefined; params: Params; headers: Headers },
  ): Cursor | null | undefined;
}

type Cursor = string | number;

/** Facts from a vendor's document about a kind of object that can be read. */
export interface ReadFacts<Params extends QueryValues, Body> {
  /** Path of lists and creates; the values of its parameters are passed along with the facts. */
  collection: string;
  /** Path of one item; its only parameter comes last. */
  item: string;
  /** The field of a list's body that holds the items. Default: the body is the array. */
  itemsField?: keyof Body & string;
  /** The query parameters of the list; others are rejected. */
  listParams: Readonly<Record<keyof Params & string, true>>;
  /** Default: all items are in one page. */
  paging?: Paging<Params, Body>;
  /** The body that a 404 of the list stands for, if the vendor uses it for an empty list. */
  emptyBody?(params: Params): Body;
  /** Old names of fields in older responses, by current name. */
  oldNames?: Readonly<Record<string, string>>;
}

/** The facts of {@link ReadFacts}, and those needed to create items. */
export interface ResourceFacts<Item extends { id: string }, Input, Params extends QueryValues, Body>
  extends ReadFacts<Params, Body> {
  /** The field of an item that holds its name. */
  nameField: keyof Item & string;
  /** The name in an input. Default: the field of the same name. */
  nameOf?(input: Input): string | undefined;
  /** The vendor's default for a missing name. */
  defaultName?: string;
  /** Items of this kind have no name: `nameField` only distinguishes them. */
  nameless?: true;
  /** The field with the creation time of an item. */
  createdAtField: keyof Item & string;
  /** Parameters of the lists that together contain all own items with a name, read in this order. */
  search(name: string): readonly Params[];
  /** The body of a create. @throws InvalidInputError listing every reason. */
  createBody(input: Input, options: CreateOptions | undefined): object | Promise<object>;
}

/** The operations of a kind that can be read, and building blocks for others. */
export interface Reads<Item extends { id: string }, Params extends QueryValues, Body> {
  get(id: string, options?: CallOptions): Promise<Item>;
  list(params?: Params, options?: CallOptions): PagedList<Item, Body>;
  /** PUTs one item. */
  change(id: string, body: object, options?: CallOptions): Promise<Item>;
  /** POSTs an idempotent action on one item; `path` is the item's or one below it. */
  act(path: string, id: string, options?: CallOptions): Promise<Item>;
  /** DELETEs one item; `extra` holds vendor-specific parameters. */
  remove(id: string, options?: CallOptions, extra?: Pick<Call, "query" | "options">): Promise<void>;
}

/** The operations that every kind has, and building blocks for others. */
export interface Resource<Item extends { id: string }, Input, Params extends QueryValues, Body>
  extends Reads<Item, Params, Body> {
  create(input: Input, options?: CreateOptions): Promise<Item>;
  findCreated(search: CreatedSearch, options?: CallOptions): Promise<Item[]>;
  /** Prepares a checked create, for vendors that extend it. */
  prepare(input: Input, options: CreateOptions | undefined): Promise<CreateRequest<Item>>;
}

function isItem<Item extends { id: string }>(body: unknown): body is Item {
  return hasId(body);
}

/** Returns a function that renames old fields of one item, or of all items of a page. */
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

/** Builds the operations that read, change and remove from facts; `within` holds the parameters of the list's path. */
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

  /** A call that returns one item. */
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
        if (!isObject(params)) reasons.push(`the list parameters must be an object, not ${kindOf(params)}`);
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
          transport.redactor.text(
            `the list leads back to ${paging?.param} ${cursor}, which was already read`,
          ),
        ),
    });
  }

  return {
    get: (id, options) => one({ method: "GET", ...of(id) }, options),
    list,
    change: (id, body, options) => one({ method: "PUT", ...of(id), body }, options),
    act: (path, id, options) => one({ method: "POST", ...of(id, path), idempotent: true }, options),
    async remove(id, options, extra) {
      await call(transport, { method: "DELETE", ...of(id), ...extra }, options, undefined);
    },
  };
}

/** Builds the operations of a kind from facts; `within` holds the parameters of the collection's path. */
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
    // A name is in doubt only within its own group.
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

/** The operations that wait, for a kind that takes time to become ready. */
export interface Waits<Item extends { id: string }, Ready extends Item, Input> {
  wait(idOrItem: string | Item, options?: WaitOptions<Item>): Promise<Ready>;
  createAndWait(input: Input, options?: CreateAndWaitOptions<Item>): Promise<Ready>;
}

/** Builds the operations that wait from a lifecycle. */
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
    /** Runs on a new item before `createAndWait` waits for it. */
    start?(item: Item, options: CallOptions): Promise<Item>;
  },
): Waits<Item, Ready, Input> {
  // Lazy: this runs for every call of an operation, and few of them wait.
  const waiter = () => ({ ...lifecycle, clock: config.clock, redactor, watcher, get });
  return {
    wait: (idOrItem, options) => waitUntilReady(waiter(), idOrItem, options),
    createAndWait: (input, options) => createAndWait(waiter(), (own) => create(input, own), options, start),
  };
}
