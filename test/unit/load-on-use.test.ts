import { describe, expect, it } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { resolveConfig } from "../../src/core/config/config.ts";
import { ConnectionError, TimeoutError } from "../../src/core/errors/index.ts";
import { Transport } from "../../src/core/http/transport.ts";
import { listPages, type PagedList } from "../../src/core/list/page.ts";
import { loadOnUse } from "../../src/core/load-on-use.ts";
import type { Plain } from "../../src/core/response.ts";
import { profile } from "../../src/vendors/argil/profile.ts";
import { failure, listeners, rejection } from "./support/harness.ts";

interface Things {
  get(id: string, options?: object): Promise<string>;
  make(input: unknown, options?: object): Promise<unknown>;
  makeMany(inputs: unknown[], options?: object): Promise<string>;
  list(params?: object): PagedList<number, number[]>;
  watch(id: string, options?: object): AsyncGenerator<string>;
}

const gone = new TypeError("Failed to fetch dynamically imported module");

const pages = [[1, 2], [3]];

function set() {
  const seen: unknown[] = [];
  const things: Things = {
    async get(...args) {
      seen.push(args);
      return `thing ${args[0]}`;
    },
    make: async (input) => input,
    makeMany: async () => "all",
    async *watch(id) {
      yield `${id} once`;
      yield `${id} twice`;
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
            headers: new Headers(),
            cursor: cursor + 1 < pages.length ? cursor + 1 : undefined,
          };
        },
        stuck: () => new Error("stuck"),
      }),
  };
  let how: "comes" | "fails" | "hangs" = "comes";
  async function load() {
    seen.push("loaded");
    if (how === "fails") throw gone;
    if (how === "hangs") await new Promise(() => undefined);
    return [() => things as Plain<Things>, transport] as const;
  }
  const clock = new FakeClock();
  const config = resolveConfig(profile, { apiKey: "sk_test_0123456789", clock });
  const transport = new Transport(profile, config);
  const lazy = loadOnUse<Things>(
    "things",
    load,
    { get: "promise", make: "promise", makeMany: "results", list: "list", watch: "generator" },
    { vendor: "argil", clock, timeoutMs: 60_000 },
  );
  return { lazy, seen, clock, now: (next: typeof how) => (how = next) };
}

describe("a lazily loaded resource", () => {
  it("is not loaded until used, and shows what it can do", () => {
    const { lazy, seen } = set();
    expect(Object.keys(lazy)).toEqual(["get", "make", "makeMany", "list", "watch"]);
    expect(seen).toEqual([]);
  });

  it("is loaded once, and passes on all arguments, and only those that were given", async () => {
    const { lazy, seen, clock } = set();
    expect(await Promise.all([lazy.get("a"), lazy.get("b", {})])).toEqual(["thing a", "thing b"]);
    await lazy.get("c");
    expect(seen).toEqual(["loaded", ["a"], ["b", {}], ["c"]]);
    expect(clock.pending).toBe(0);
  });

  it("has lists and generators that work as usual, and load nothing until then", async () => {
    const { lazy, seen } = set();
    const list = lazy.list();
    const watch = lazy.watch("a");
    await Promise.resolve();
    expect(seen).toEqual([]);
    expect((await list).items).toEqual([1, 2]);
    expect(await list.toArray()).toEqual([1, 2, 3]);
    expect(await lazy.list().toArray({ limit: 1 })).toEqual([1]);
    const told: string[] = [];
    for await (const each of watch) told.push(each);
    expect(told).toEqual(["a once", "a twice"]);
  });

  it("takes its arguments as they are at the time of the call", async () => {
    const { lazy } = set();
    const marked = Symbol("set by the package");
    const bytes = new Uint8Array([1]);
    const input = { name: "Ada", extras: { row: "1" }, bytes, buffer: bytes.buffer, [marked]: true };
    const made = lazy.make(input) as Promise<typeof input>;
    input.name = "Bea";
    input.extras.row = "2";
    bytes[0] = 2;
    const taken = await made;
    expect(taken).toMatchObject({ name: "Ada", extras: { row: "1" }, [marked]: true });
    for (const blob of [taken.bytes, taken.buffer] as unknown[] as Blob[])
      expect(new Uint8Array(await blob.arrayBuffer())).toEqual(new Uint8Array([1]));
  });

  it("does not copy objects with behaviour, and leaves detached bytes to code that rejects them", async () => {
    const lost = new ArrayBuffer(1);
    structuredClone(lost, { transfer: [lost] });
    for (const given of [{ subscribe() {} }, new Date(0), lost, null]) {
      const { lazy } = set();
      expect(await lazy.make(given)).toBe(given);
      expect(((await set().lazy.make({ given })) as { given: unknown }).given).toBe(given);
    }
  });
});

describe("a part that cannot be loaded", () => {
  const uses: readonly [string, (lazy: Things) => PromiseLike<unknown>][] = [
    ["get", (lazy) => lazy.get("a")],
    ["makeMany", (lazy) => lazy.makeMany([])],
    ["list", (lazy) => lazy.list().toArray()],
    ["watch", (lazy) => lazy.watch("a").next()],
  ];

  it.each(uses)(
    "is a ConnectionError of %s, and loading is attempted again the next time",
    async (name, use) => {
      const { lazy, now, clock } = set();
      now("fails");
      const error = await failure(ConnectionError, use(lazy));
      expect(error).toMatchObject({ vendor: "argil", method: "import", path: `things.${name}`, cause: gone });
      expect(clock.pending).toBe(0);
      now("comes");
      await use(lazy);
    },
  );

  it.each(uses)("is a TimeoutError of %s if it hangs", async (_, use) => {
    const { lazy, now, clock } = set();
    now("hangs");
    const used = failure(TimeoutError, use(lazy));
    await Promise.resolve();
    clock.fireHeld();
    expect(await used).toMatchObject({ method: "import", attempts: [] });
    expect(clock.pending).toBe(0);
  });

  it("hangs no longer than the call's own timeoutMs, whatever else is given", async () => {
    const { lazy, now, clock } = set();
    now("hangs");
    await failure(TimeoutError, lazy.get("a", { timeoutMs: 50 }));
    expect(clock.sleeps).toEqual([50]);
    for (const timeoutMs of [Number.NaN, -1, "5"]) {
      const used = failure(TimeoutError, lazy.get("a", { timeoutMs }));
      await Promise.resolve();
      clock.fireHeld();
      await used;
    }
  });

  it("ends immediately with the signal's reason", async () => {
    const { lazy, now, clock, seen } = set();
    now("hangs");
    const stop = new AbortController();
    const used = rejection(lazy.get("a", { signal: stop.signal }));
    stop.abort("enough");
    expect(await used).toBe("enough");
    expect(await rejection(lazy.get("a", { signal: stop.signal }))).toBe("enough");
    expect([clock.pending, listeners(stop.signal)]).toEqual([0, 0]);
    expect(seen).toEqual(["loaded"]);
  });

  it("is loaded anyway for a method that returns its results after an abort", async () => {
    const { lazy } = set();
    expect(await lazy.makeMany([], { signal: AbortSignal.abort() })).toBe("all");
  });
});
