import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonReply } from "../../../scripts/common/stand-ins/fault-server-http.ts";
import type { AccountStatus, BatchItem, Jobs } from "../../../src/jobs/index.ts";
import { collect } from "../support/collect.ts";
import { Here, until, type Vendor } from "../support/here.ts";
import { portrait } from "../support/portrait.ts";
import { madeAt } from "../support/vendor.ts";

let here: Here;
let jobs: Jobs;
beforeAll(async () => {
  here = await Here.open(6);
  jobs = here.jobs;
});
afterAll(() => here?.[Symbol.asyncDispose]());

const people = (name: string, count: number): BatchItem[] =>
  Array.from({ length: count }, (_, at) => ({ key: `${name} ${at}`, name, image: portrait }));

async function statusOf(name: string): Promise<AccountStatus | undefined> {
  return (await jobs.accounts()).find(({ account }) => account === name);
}

describe("an account paused by a person", () => {
  it("sends nothing until resumed, from whatever process, and its workers end when they may", async () => {
    await jobs.pause("protoface");
    const batch = await jobs.createBatch({
      account: "protoface",
      name: "paused",
      items: people("Paused", 3),
    });
    const keeps = await here.startWorker("protoface");
    await here.workOn("protoface");
    expect(here.servers.protoface.seen).toEqual([]);
    expect((await statusOf("protoface"))?.paused).toBe("paused by a person");
    expect((await batch.progress()).states.planned).toBe(3);
    const beside = await here.openBeside();
    await beside.resume("protoface");
    await until(async () => (await batch.progress()).states.ready === 3);
    await keeps.stop();
    await beside.close();
  });
});

describe("an account being drained", () => {
  it("creates nothing more, and reports when none of its items is building", async () => {
    const { model } = here.servers.protoface;
    model.ready = false;
    const name = "drained";
    const batch = await jobs.createBatch({ account: "protoface", name, items: people("Drained", 2) });
    const worker = await here.startWorker("protoface");
    await until(async () => (await batch.progress()).states.created === 2);
    let drained = false;
    const draining = jobs.drain("protoface").then(() => {
      drained = true;
    });
    await until(async () => (await statusOf("protoface"))?.paused != null);
    await jobs.createBatch({ account: "protoface", name, items: people("Later", 2) });
    const polls = here.servers.protoface.seen.length;
    await until(() => here.servers.protoface.seen.length > polls + 2);
    expect(drained).toBe(false);
    model.ready = true;
    await draining;
    expect((await batch.progress()).states).toMatchObject({ planned: 2, ready: 2 });
    expect((await statusOf("protoface"))?.inFlight).toBe(0);
    await jobs.resume("protoface");
    await until(async () => (await batch.progress()).states.ready === 4);
    await worker.stop();
  });
});

describe("an image that never arrives", () => {
  it("does not keep a worker from stopping, and its item stays planned", async () => {
    const batch = await jobs.createBatch({ account: "argil", name: "stuck", items: people("Stuck", 1) });
    let asked = (): void => undefined;
    const waiting = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const slow = await here.openBeside({
      resolveImage() {
        asked();
        return new Promise(() => undefined);
      },
    });
    const worker = await here.startWorker("argil", {}, slow);
    await waiting;
    await worker.stop();
    expect((await batch.progress()).states.planned).toBe(1);
    await slow.close();
    await here.workOn("argil");
    expect((await batch.progress()).states.ready).toBe(1);
  });
});

describe("closed jobs", () => {
  it("say so, whatever method is called", async () => {
    const beside = await here.openBeside();
    await beside.close();
    await beside.close();
    await expect(beside.progress()).rejects.toThrow(/these jobs have been closed/);
    await expect(beside.work()).rejects.toThrow(/these jobs have been closed/);
  });
});

describe("a vendor event", () => {
  it("has the avatar polled immediately, from a process that is not a worker", async () => {
    const { model } = here.servers.argil;
    model.ready = false;
    const batch = await jobs.createBatch({ account: "argil", name: "woken", items: people("Woken", 1) });
    const worker = await here.startWorker("argil");
    await until(async () => (await batch.progress()).states.created === 1);
    // From now on, nothing becomes due on its own.
    await here.setPace({ since: Date.now(), speed: 0 });
    model.ready = true;
    const [{ id } = { id: null }] = await collect(batch.results());
    const beside = await here.openBeside();
    await beside.wake("argil", ["somebody-elses", String(id)]);
    await until(async () => (await batch.progress()).states.ready === 1);
    await beside.close();
    await worker.stop();
    await here.setPace(here.pace);
  });
});

describe("a name at Anam", () => {
  const namesOf = async (vendor: Vendor) => {
    const page = await (await fetch(`${here.servers[vendor].origin}/v1/avatars`)).json();
    return (page as { data: { displayName: string }[] }).data.map(({ displayName }) => displayName);
  };

  it("carries its tag until the id is stored, and none by the time it is reported ready", async () => {
    const batch = await jobs.createBatch({ account: "anam", name: "names", items: people("Countess", 2) });
    let refused = 0;
    here.fail = ({ method }) => {
      if (method !== "PUT" || refused++ > 1) return undefined;
      return jsonReply(503, { message: "later" });
    };
    const worker = await here.startWorker("anam");
    await until(() => refused > 0);
    expect(madeAt(here.servers.anam, "anam").filter(({ tag }) => tag !== undefined)).not.toEqual([]);
    expect((await namesOf("anam")).filter((name) => name === "Countess")).toEqual([]);
    for await (const { state } of batch.events()) {
      if (state === "ready") expect(await namesOf("anam")).toContain("Countess");
    }
    expect((await namesOf("anam")).filter((name) => name === "Countess")).toHaveLength(2);
    await worker.stop();
  });

  it("stays as sent if the vendor rejects the rename, which is reported", async () => {
    here.fail = ({ method }) => (method === "PUT" ? jsonReply(400, { message: "no" }) : undefined);
    const batch = await jobs.createBatch({ account: "anam", name: "kept", items: people("Kept", 1) });
    await here.workOn("anam");
    here.fail = () => undefined;
    const [item] = await collect(batch.results());
    expect(item).toMatchObject({ state: "ready", reason: expect.stringMatching(/^not renamed: .*400/) });
  });
});
