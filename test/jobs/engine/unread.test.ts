import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonReply, type Reply } from "../../../scripts/common/stand-ins/fault-server-http.ts";
import type { BatchItem, Jobs } from "../../../src/jobs/index.ts";
import { Here, lost, until, vendors } from "../support/here.ts";
import { portrait } from "../support/portrait.ts";

let here: Here;
let jobs: Jobs;
beforeAll(async () => {
  here = await Here.open(10);
  jobs = here.jobs;
});
afterAll(() => here?.[Symbol.asyncDispose]());

const person = (name: string): BatchItem => ({ key: name, name, image: portrait });

/** Responses to a read that say nothing about any avatar. */
const nothingSaid: readonly [name: string, reply: Reply][] = [
  ["500", jsonReply(500, { message: "boom" })],
  ["429", jsonReply(429, { message: "slowly" })],
  ["a page", { status: 200, headers: { "content-type": "text/html" }, body: "<p>hello" }],
];

describe.each(vendors)("a search at %s", (vendor) => {
  it.each(nothingSaid)(
    "that failed (%s) does not leave to a person what it would have found",
    async (what, reply) => {
      const name = `${vendor} ${what}`;
      here.faults.set(name, lost);
      let failures = 0;
      here.fail = () => {
        failures++;
        return reply;
      };
      const batch = await jobs.createBatch({ account: vendor, name, items: [person(name)] });
      const warnings: string[] = [];
      const worker = await here.startWorker(vendor, { onWarning: (message) => warnings.push(message) });
      await until(() => failures >= 2);
      expect((await batch.progress()).states.unknown).toBe(1);
      expect(warnings).not.toEqual([]);
      here.fail = () => undefined;
      await until(async () => (await batch.progress()).states.ready === 1);
      await worker.stop();
    },
  );

  it("whose key became invalid pauses the account, and continues once resumed", async () => {
    const name = `${vendor} 401`;
    here.faults.set(name, lost);
    let failures = 0;
    here.fail = () => {
      failures++;
      return jsonReply(401, { message: "who?" });
    };
    const batch = await jobs.createBatch({ account: vendor, name, items: [person(name)] });
    const worker = await here.startWorker(vendor);
    const paused = async () => (await jobs.accounts()).find(({ account }) => account === vendor)?.paused;
    await until(async () => (await paused()) != null);
    expect(await paused()).toMatch(/401/);
    expect((await batch.progress()).states.unknown).toBe(1);
    // Another worker ends immediately: nothing can be read.
    await here.workOn(vendor);
    expect(failures).toBe(1);
    here.fail = () => undefined;
    await jobs.resume(vendor);
    await until(async () => (await batch.progress()).states.ready === 1);
    await worker.stop();
  });
});

describe("a search that fails for some items", () => {
  it("does not keep others from being found", async () => {
    here.faults.set("Astray", lost);
    here.fail = ({ query }) => (query.get("q")?.startsWith("Astray bad") ? jsonReply(500, {}) : undefined);
    const items = ["Astray bad 1", "Astray bad 2", "Astray bad 3"].map(person);
    const batch = await jobs.createBatch({ account: "protoface", name: "astray", items });
    const worker = await here.startWorker("protoface");
    await until(async () => (await batch.progress()).states.unknown === 3);
    await jobs.createBatch({ account: "protoface", name: "astray", items: [person("Astray good")] });
    await until(async () => (await batch.progress()).states.ready === 1);
    expect((await batch.progress()).states.unknown).toBe(3);
    here.fail = () => undefined;
    await until(async () => (await batch.progress()).states.ready === 4);
    await worker.stop();
  });
});

describe("a build that cannot be read", () => {
  it("does not count as failed", async () => {
    let failures = 0;
    here.fail = () => {
      failures++;
      return jsonReply(500, {});
    };
    const batch = await jobs.createBatch({ account: "protoface", name: "unread", items: [person("hidden")] });
    const worker = await here.startWorker("protoface", { buildSeconds: 1 });
    await until(() => failures >= 3);
    expect((await batch.progress()).states.created).toBe(1);
    here.fail = () => undefined;
    await until(async () => (await batch.progress()).states.ready === 1);
    await worker.stop();
  });
});
