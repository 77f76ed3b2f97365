import { describe, expect, it } from "vitest";
import { listPages, type PagedList } from "../../src/core/list/page.ts";
import { loadOnUse } from "../../src/core/load-on-use.ts";

interface Things {
  get(id: string, options?: object): Promise<string>;
  list(params?: object): PagedList<number, number[]>;
}

const pages = [[1, 2], [3]];

function set() {
  const seen: unknown[] = [];
  const things: Things = {
    async get(...args) {
      seen.push(args);
      return `thing ${args[0]}`;
    },
    list: () =>
      listPages<number, number[], number>({
        async load(cursor = 0) {
          seen.push(`page ${cursor}`);
          const items = pages[cursor] ?? [];
          return {
            items,
            body: items,
            status: 200,
            cursor: cursor + 1 < pages.length ? cursor + 1 : undefined,
          };
        },
        stuck: () => new Error("stuck"),
      }),
  };
  let failing = false;
  async function load(): Promise<Things> {
    seen.push("loaded");
    if (failing) throw new Error("the chunk is not there");
    return things;
  }
  const lazy = loadOnUse<Things>(load, { get: "promise", list: "list" });
  return { lazy, seen, fail: (now: boolean) => (failing = now) };
}

describe("a resource that is loaded on use", () => {
  it("is not loaded before, and shows what it can do", () => {
    const { lazy, seen } = set();
    expect(Object.keys(lazy)).toEqual(["get", "list"]);
    expect(seen).toEqual([]);
  });

  it("passes on all arguments, and only those that were given", async () => {
    const { lazy, seen } = set();
    expect(await lazy.get("a")).toBe("thing a");
    await lazy.get("b", {});
    expect(seen).toEqual(["loaded", ["a"], "loaded", ["b", {}]]);
  });

  it("has lists that are read as ever, and load nothing until then", async () => {
    const { lazy, seen } = set();
    const list = lazy.list();
    await Promise.resolve();
    expect(seen).toEqual([]);
    expect((await list).items).toEqual([1, 2]);
    expect(await list.toArray()).toEqual([1, 2, 3]);
    expect(await lazy.list().toArray({ limit: 1 })).toEqual([1]);
  });

  it("rejects where it cannot be loaded, and tries again the next time", async () => {
    const { lazy, fail } = set();
    fail(true);
    await expect(lazy.get("a")).rejects.toThrow("the chunk is not there");
    await expect(lazy.list().toArray()).rejects.toThrow("the chunk is not there");
    fail(false);
    expect(await lazy.get("a")).toBe("thing a");
  });
});
