import { describe, expect, it } from "vitest";
import { listPages } from "../../src/core/list/page.ts";
import { rejection } from "./support/harness.ts";

/** Pages by cursor: the items of each, and the next cursor. The first has the cursor "". */
function source(pages: Record<string, [items: number[], next?: string]>) {
  const loads: string[] = [];
  const list = listPages<number, string, string>({
    async load(cursor = "") {
      loads.push(cursor);
      const [items = [], next] = pages[cursor] ?? [];
      return { items, body: `page ${cursor}`, status: 200, headers: new Headers(), cursor: next };
    },
    stuck: ({ cursor }) => new RangeError(`stuck at ${cursor}`),
  });
  return { list, loads };
}

const three = () => source({ "": [[1, 2], "b"], b: [[3], "c"], c: [[4, 5]] });

describe("a list", () => {
  it("loads nothing until it is used", () => {
    expect(three().loads).toEqual([]);
  });

  it("awaited is its first page, loaded once however often it is awaited", async () => {
    const { list, loads } = three();
    const page = await list;
    expect(page).toMatchObject({ items: [1, 2], body: "page ", status: 200 });
    expect(await list).toBe(page);
    expect(await Promise.resolve(list)).toBe(page);
    expect(loads).toEqual([""]);
  });

  it("has next() for the following page, undefined after the last, even if called twice", async () => {
    const { list } = three();
    const first = await list;
    expect((await first.next())?.items).toEqual([3]);
    const second = await first.next();
    expect(second?.items).toEqual([3]);
    const third = await second?.next();
    expect(third?.items).toEqual([4, 5]);
    expect(await third?.next()).toBeUndefined();
    expect((await first.next())?.items).toEqual([3]);
  });

  it("iterates over every item, from the start each time", async () => {
    const { list, loads } = three();
    for (let round = 0; round < 2; round++) {
      const items: number[] = [];
      for await (const item of list) items.push(item);
      expect(items).toEqual([1, 2, 3, 4, 5]);
    }
    expect(loads).toEqual(["", "b", "c", "", "b", "c"]);
  });

  it("yields its pages", async () => {
    const bodies: string[] = [];
    for await (const page of three().list.pages()) bodies.push(page.body);
    expect(bodies).toEqual(["page ", "page b", "page c"]);
  });

  it("loads no page after the one at which the loop breaks", async () => {
    const { list, loads } = three();
    for await (const item of list) if (item === 3) break;
    expect(loads).toEqual(["", "b"]);
  });

  it("continues past an empty page", async () => {
    const { list } = source({ "": [[], "b"], b: [[1]] });
    expect(await list.toArray()).toEqual([1]);
  });

  it.each([
    [undefined, [1, 2, 3, 4, 5], 3],
    [9, [1, 2, 3, 4, 5], 3],
    [4, [1, 2, 3, 4], 3],
    [3, [1, 2, 3], 2],
    [2, [1, 2], 1],
    [1, [1], 1],
    [0, [], 0],
    [-1, [], 0],
  ])("toArray with limit %s loads no more pages than needed", async (limit, items, pages) => {
    const { list, loads } = three();
    expect(await list.toArray({ limit })).toEqual(items);
    expect(loads).toHaveLength(pages);
  });

  it.each([
    ["does not advance", { "": [[1], "b"], b: [[2], "b"] }, 2],
    ["goes back", { "": [[1], "a"], a: [[2], "b"], b: [[3], "a"] }, 3],
    ["goes far back", { "": [[1], "a"], a: [[2], "b"], b: [[3], "c"], c: [[4], "a"] }, 4],
  ] satisfies [string, Parameters<typeof source>[0], number][])(
    "stops with an error if the cursor %s",
    async (_, pages, loaded) => {
      const { list, loads } = source(pages);
      const items: number[] = [];
      const walk = async () => {
        for await (const item of list) items.push(item);
      };
      expect(await rejection(walk())).toBeInstanceOf(RangeError);
      expect(items).toHaveLength(loaded);
      expect(loads).toHaveLength(loaded);
    },
  );

  it("also supports catch and finally", async () => {
    const failing = listPages<number, string, string>({
      load: () => Promise.reject(new RangeError("no")),
      stuck: () => new Error("stuck"),
    });
    expect(await failing.catch((error: unknown) => error)).toBeInstanceOf(RangeError);
    expect(await rejection(failing.finally(() => undefined))).toBeInstanceOf(RangeError);
    expect(await rejection(failing.toArray())).toBeInstanceOf(RangeError);
  });
});
