import { describe, expect, test } from "vitest";
import { InvalidResponseError, type PagedList } from "../../src/index.ts";
import { connectAnam, connectArgil, connectProtoface, rejection } from "../support/contract-wire.ts";

interface Named {
  id: string;
}

const ada = { anam: "5b1f6c0e-2c5d-4b53-9a53-0d8c3e5f7a21", protoface: "av_01J8ZQ3V6K2M4N5P7R8S9T0V1W" };
const second = { anam: "0f6d1c9b-7a1e-4f0c-8b1d-4e2a9c3d5b62", protoface: "av_01J8ZQ5X8K4M6N7P9R0S1T2V3Y" };
const third = { anam: "c3a8e7d4-91b2-4d6f-a5e0-7f4b2c1d8e93", protoface: "av_stock_001" };

function listAnam(...script: string[]) {
  const { client, exchanges } = connectAnam(...script);
  return { list: client.avatars.list({ perPage: 2, tags: ["calm", "studio"] }), exchanges };
}

function listProtoface(...script: string[]) {
  const { client, exchanges } = connectProtoface(...script);
  return { list: client.avatars.list({ limit: 2, scope: "org" }), exchanges };
}

const sources = [
  {
    name: "Anam, by page number",
    open: () => listAnam("example=firstPage", "example=lastPage"),
    ids: [ada.anam, second.anam, third.anam],
    queries: ["?perPage=2&tags=calm,studio", "?perPage=2&tags=calm,studio&page=2"],
  },
  {
    name: "Protoface, by cursor",
    open: () => listProtoface("example=firstPage", "example=lastPage"),
    ids: [ada.protoface, second.protoface, third.protoface],
    queries: ["?limit=2&scope=org", `?limit=2&scope=org&starting_after=${second.protoface}`],
  },
  {
    name: "Protoface without a cursor, by the last id",
    open: () => listProtoface("example=firstPageWithoutCursor", "example=lastPage"),
    ids: [ada.protoface, second.protoface, third.protoface],
    queries: ["?limit=2&scope=org", `?limit=2&scope=org&starting_after=${second.protoface}`],
  },
];

async function gather<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
}

const idsOf = (items: readonly Named[]): string[] => items.map(({ id }) => id);

describe.each(sources)("a list of two pages at $name", ({ open, ids, queries }) => {
  test("yields every item in a loop", async () => {
    const { list, exchanges } = open();
    expect(idsOf(await gather<Named>(list))).toEqual(ids);
    expect(exchanges.map(({ url }) => url.search)).toEqual(queries);
  });

  test("yields each page of pages(), with the vendor's body", async () => {
    const { list, exchanges } = open();
    const pages = await gather<{ items: readonly Named[]; body: { data: Named[] } }>(list.pages());
    expect(pages.map(({ items }) => idsOf(items))).toEqual([ids.slice(0, 2), ids.slice(2)]);
    expect(pages.every(({ items, body }) => items === body.data)).toBe(true);
    expect(exchanges).toHaveLength(2);
  });

  test("returns the first page when awaited, and the others through next()", async () => {
    const { list, exchanges } = open();
    const page = await list;
    expect(idsOf(page.items)).toEqual(ids.slice(0, 2));
    expect(exchanges).toHaveLength(1);
    const last = await page.next();
    expect(idsOf(last?.items ?? [])).toEqual(ids.slice(2));
    expect(await last?.next()).toBeUndefined();
    expect(exchanges.map(({ url }) => url.search)).toEqual(queries);
  });

  test.each([
    { limit: undefined, items: 3, requests: 2 },
    { limit: 3, items: 3, requests: 2 },
    { limit: 2, items: 2, requests: 1 },
    { limit: 1, items: 1, requests: 1 },
    { limit: 0, items: 0, requests: 0 },
  ])("reads no unnecessary page for toArray({ limit: $limit })", async ({ limit, items, requests }) => {
    const { list, exchanges } = open();
    expect(idsOf(await list.toArray({ limit }))).toEqual(ids.slice(0, items));
    expect(exchanges).toHaveLength(requests);
  });
});

test.each([
  { name: "Anam", open: () => listAnam("example=firstPage") },
  { name: "Protoface", open: () => listProtoface("example=firstPage") },
  { name: "Protoface, by the last id,", open: () => listProtoface("example=firstPageWithoutCursor") },
])("a list at $name whose cursor does not advance ends with an error", async ({ open }) => {
  const { list, exchanges } = open();
  const error = await rejection(list.toArray());
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({ code: "invalid_response", status: 200, method: "GET", path: "/v1/avatars" });
  expect(exchanges).toHaveLength(2);
});

const single: { name: string; status: number; ids: number; list: () => PagedList<Named, unknown> }[] = [
  { name: "Anam's empty page", status: 200, ids: 0, list: () => listAnam("example=emptyPage").list },
  { name: "Anam's 404", status: 404, ids: 0, list: () => listAnam("code=404, example=notFound").list },
  {
    name: "Protoface's empty page",
    status: 200,
    ids: 0,
    list: () => listProtoface("example=emptyPage").list,
  },
  {
    name: "Argil's avatars",
    status: 200,
    ids: 2,
    list: () => connectArgil("example=all").client.avatars.list(),
  },
  {
    name: "Argil's empty list",
    status: 200,
    ids: 0,
    list: () => connectArgil("example=empty").client.avatars.list(),
  },
  {
    name: "Argil's webhooks",
    status: 200,
    ids: 2,
    list: () => connectArgil("example=all").client.webhooks.list(),
  },
];

test.each(single)("$name: one page, the same in every form", async ({ list, status, ids }) => {
  const page = await list();
  expect(page).toMatchObject({ status, items: { length: ids } });
  expect(await page.next()).toBeUndefined();
  expect(await list().toArray()).toEqual(page.items);
  expect(await gather(list())).toEqual(page.items);
  expect(await gather(list().pages())).toHaveLength(1);
});
