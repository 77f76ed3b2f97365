import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonReply } from "../../scripts/common/stand-ins/fault-server-http.ts";
import { InvalidInputError } from "../../src/index.ts";
import { type BatchItem, type Jobs, rowsOfCsv } from "../../src/jobs/index.ts";
import { collect } from "./support/collect.ts";
import { gone, Here, lost, vendors } from "./support/here.ts";
import { portrait } from "./support/portrait.ts";

// One Postgres for all: starting one in this process takes most of the time of these tests.
let here: Here;
let jobs: Jobs;
beforeAll(async () => {
  here = await Here.open(6);
  jobs = here.jobs;
}, 240_000);
afterAll(() => here?.[Symbol.asyncDispose]());

const image = portrait;
const person = (key: string, more: Partial<BatchItem> = {}): BatchItem => ({
  key,
  name: key,
  image,
  ...more,
});

describe.each(vendors)("a batch at %s", (vendor) => {
  it("is created once, however often it is added, and lost creates are found", {
    timeout: 120_000,
  }, async () => {
    here.faults.set("Lost", lost);
    const items = [
      person("ada", { name: "Ada" }),
      person("bea", { name: "Ada" }),
      person("cy", { name: "Lost" }),
    ];
    const batch = await jobs.createBatch({ account: vendor, items });
    expect(batch.added).toEqual({ added: 3, skipped: 0 });
    expect((await jobs.createBatch({ account: vendor, items })).added).toEqual({ added: 0, skipped: 3 });
    expect(await here.workOn(vendor, { horizonSeconds: 3_600 })).toEqual([]);
    const results = await collect(batch.results());
    expect(results.map(({ key, state }) => [key, state])).toEqual([
      ["ada", "ready"],
      ["bea", "ready"],
      ["cy", "ready"],
    ]);
    expect(new Set(results.map(({ id }) => id))).toEqual(new Set(here.servers[vendor].model.made));
    const told = await collect(batch.events());
    expect(told.map(({ key, state }) => `${key} ${state}`).sort()).toEqual([
      "ada ready",
      "bea ready",
      "cy ready",
    ]);
    expect(await batch.progress()).toMatchObject({
      total: 3,
      states: { ready: 3 },
      credits: vendor === "argil" ? 6 : 3,
    });
  });
});

describe("an invalid item", () => {
  it("is an error that names both inputs, if its key exists with another input", async () => {
    await jobs.createBatch({ account: "anam-2", name: "keys", items: [person("dora")] });
    const again = jobs.createBatch({
      account: "anam-2",
      name: "keys",
      items: [person("eve"), person("dora", { name: "Dora" })],
    });
    await expect(again).rejects.toThrow(
      /the key "dora" already exists with other input: .*"name":"dora".*, not .*"name":"Dora"/,
    );
    expect(await collect((await jobs.batch("keys")).results())).toHaveLength(1);
    await (await jobs.batch("keys")).cancel();
  });

  it("is rejected before anything is bought: an image that is missing or that the vendor rejects", async () => {
    const text = join(here.folder, "text.png");
    await writeFile(text, "no picture");
    const items = [
      person("no file", { image: join(here.folder, "none.png") }),
      person("no picture", { image: text }),
    ];
    const batch = await jobs.createBatch({ account: "protoface-2", name: "refused", items });
    await here.workOn("protoface-2");
    const results = await collect(batch.results());
    expect(results.map(({ state, id }) => [state, id])).toEqual([
      ["refused", null],
      ["refused", null],
    ]);
    expect(results[0]?.reason).toMatch(/the file does not exist/);
    expect((await jobs.accounts()).find(({ account }) => account === "protoface-2")?.credits).toBe(0);
  });
});

describe("a batch", () => {
  it("is rejected before anything is added, unless it is valid", async () => {
    for (const odd of [
      { account: "anam" },
      { account: "anam", items: 5 },
      { account: "anam", items: [], name: "" },
      { account: "anam", items: [], name: "a\u0000b" },
      { account: "anam", items: [], limit: 5 },
      { account: "nobody", items: [] },
    ])
      await expect(jobs.createBatch(odd as never)).rejects.toThrow(InvalidInputError);
    await expect(collect(jobs.results({ states: ["done"] as never }))).rejects.toThrow(/planned, intended/);
    await expect(jobs.wake("anam", "avatar-1" as never)).rejects.toThrow(InvalidInputError);
  });

  it("is identified by its name, which may be a number, or else by its position", async () => {
    const first = await jobs.createBatch({ account: "anam", name: "numbered", items: [] });
    const second = await jobs.createBatch({ account: "anam", name: first.id, items: [] });
    expect((await jobs.batch(first.id)).id).toBe(second.id);
    expect((await jobs.batch(second.id)).name).toBe(first.id);
    await expect(jobs.batch("999999")).rejects.toThrow(/there is no batch/);
  });
});

describe("a key", () => {
  it.each(["a\nb", "a\tb", "a\u0000b", "a\u2028b", "half \ud800"])("%j is rejected", async (key) => {
    const adding = jobs.createBatch({
      account: "anam",
      name: "odd keys",
      items: [person(key, { name: "Ada" })],
    });
    await expect(adding).rejects.toThrow(InvalidInputError);
  });

  it("are rejected with options that no ledger can store", async () => {
    const circle: Record<string, unknown> = {};
    circle.again = circle;
    for (const options of [circle, { big: 1n }, { text: "a\u0000b" }, { "half \ud800": 1 }, { call() {} }]) {
      const items = [person("odd", { options })];
      await expect(jobs.createBatch({ account: "anam", name: "odd keys", items })).rejects.toThrow(/options/);
    }
  });

  it("may be anything else", async () => {
    const items = ["\u{1f600}", "Zoë", "a/b?c=%00", "'; DROP TABLE item; --"].map((key) => person(key));
    const batch = await jobs.createBatch({ account: "anam", name: "odd keys", items });
    expect(batch.added).toEqual({ added: 4, skipped: 0 });
    await batch.cancel();
  });
});

describe("an item in doubt", () => {
  it("is handed to a person at the horizon, who finds its avatar or says that there is none", {
    timeout: 180_000,
  }, async () => {
    here.faults.set("Gone", gone);
    const items = [person("fay", { name: "Gone fay" }), person("gil", { name: "Gone gil" })];
    const batch = await jobs.createBatch({ account: "argil-2", name: "doubt", items });
    await here.workOn("argil-2");
    expect((await collect(batch.results())).map(({ state }) => state)).toEqual(["unresolved", "unresolved"]);
    const [taken = ""] = here.servers.argil.model.made;
    await expect(jobs.settle("nobody", taken)).rejects.toThrow(InvalidInputError);
    await expect(jobs.settle("fay", "avatar-of-fay")).resolves.toMatchObject({
      state: "created",
      id: "avatar-of-fay",
    });
    for (const typed of ["", "Not made", "not-made", "not made ", "an id", "a\nb"])
      await expect(jobs.settle("gil", typed)).rejects.toThrow(/or "not made"/);
    await expect(jobs.settle("gil", "avatar-of-fay")).rejects.toThrow(/is that of the item fay/);
    await expect(jobs.retry("gil")).rejects.toThrow(/only refused items/);
    // It takes this long until no attempt can be in flight any more.
    await expect(jobs.settle("gil", "not made")).resolves.toMatchObject({ state: "refused", id: null });
    here.faults.delete("Gone");
    await expect(jobs.retry("gil")).resolves.toMatchObject({ state: "planned" });
    await here.workOn("argil-2");
    const [, gil] = await collect(batch.results());
    expect(gil?.state).toBe("ready");
    await jobs.erase("gil");
    const erased = (await collect(batch.results())).find(({ id }) => id === gil?.id);
    expect(erased).toMatchObject({ name: null, state: "ready" });
    expect(erased?.key).toMatch(/^erased:[\da-f]{64}$/);
    const again = jobs.createBatch({ account: "argil-2", items: [person("gil")] });
    await expect(again).rejects.toThrow(/the key "gil" was erased/);
  });
});

describe("an account", () => {
  // No vendor documents 404 for a create: the base URL is wrong, not ten thousand items.
  it.each([
    [401, "anam-2"],
    [404, "protoface-2"],
  ] as const)(
    "is paused by %i, keeps its items planned, and continues after resume",
    { timeout: 60_000 },
    async (code, account) => {
      const name = `Hal ${code}`;
      here.faults.set(name, { strike: ({ send }) => send(jsonReply(code, { message: "who?" })) });
      const batch = await jobs.createBatch({ account, name, items: [person(name)] });
      await here.workOn(account);
      const status = async () => (await jobs.accounts()).find((one) => one.account === account);
      expect((await status())?.paused).toMatch(String(code));
      expect((await batch.progress()).states.planned).toBe(1);
      expect((await status())?.credits).toBe(0);
      here.faults.delete(name);
      await jobs.resume(account);
      await here.workOn(account);
      expect((await batch.progress()).states.ready).toBe(1);
      expect(await jobs.prometheus()).toContain(`avatar_jobs_items{account="${account}",state="ready"} 1`);
    },
  );
});

describe("metrics", () => {
  it("report the remaining credits of accounts with a limit, and of no others", async () => {
    const accounts = { limited: { vendor: "argil", creditLimit: 5 } } as const;
    const beside = await here.openBeside({ accounts });
    const page = await beside.prometheus();
    const metrics = await beside.metrics();
    await beside.close();
    const left = (name: string) => metrics.find(({ account }) => account === name)?.creditsLeft;
    expect([left("limited"), left("anam")]).toEqual([5, null]);
    expect(page.match(/^avatar_jobs_credits_left\{.*/gm)).toEqual([
      'avatar_jobs_credits_left{account="limited"} 5',
    ]);
  });
});

describe("a worker", () => {
  it("ends immediately if its signal is already aborted", async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => rejections.push(reason);
    process.on("unhandledRejection", note);
    try {
      const worker = await here.startWorker("anam", { signal: AbortSignal.abort() });
      await worker.done;
      // Node reports rejections once the microtasks are done.
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.off("unhandledRejection", note);
    }
    expect(rejections).toEqual([]);
  });
});

describe("rows of a CSV file", () => {
  it("are read with quotes, line breaks and other columns", async () => {
    const file = join(here.folder, "people.csv");
    await writeFile(
      file,
      '\uFEFFname,Key,team,image\r\n"Lovelace, ""Ada""\nCountess",ada,x,a.png\r\n\r\nBea,bea,y,b.png',
    );
    const rows: BatchItem[] = [];
    for await (const row of rowsOfCsv(file)) rows.push(row);
    expect(rows).toEqual([
      { key: "ada", name: 'Lovelace, "Ada"\nCountess', image: "a.png" },
      { key: "bea", name: "Bea", image: "b.png" },
    ]);
    await writeFile(file, "key,name\nada,Ada\n");
    await expect(rowsOfCsv(file).next()).rejects.toThrow(/image is missing/);
  });

  it.each([
    ["no UTF-8", Buffer.from("key,name,image\nada,Caf\xe9,a.png\n", "latin1"), /is not UTF-8/],
    ["semicolons", "key;name;image\nada;Ada;a.png\n", /with commas, not with ";"/],
    ["nothing at all", "", /the first line must name the columns/],
    ["a column twice", "key,name,key,image\nada,Ada,bea,a.png\n", /key is named twice/],
    [
      "text after a quoted cell",
      'key,name,image\nada,"Ada" Lovelace,a.png\n',
      /line 2: .*after its closing quote/,
    ],
  ])("are rejected with %s: another image or name would be bought", async (_, text, reason) => {
    const file = join(here.folder, "odd.csv");
    await writeFile(file, text);
    await expect(collect(rowsOfCsv(file))).rejects.toThrow(reason);
  });
});
