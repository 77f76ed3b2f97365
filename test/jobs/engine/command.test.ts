import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePng } from "../../../scripts/common/png.ts";
import { type Fault, FaultServer, well } from "../../../scripts/common/stand-ins/fault-server.ts";
import { jsonReply } from "../../../scripts/common/stand-ins/fault-server-http.ts";
import { openFolder } from "../../../src/jobs/database/folder/folder.ts";
import { type Jobs, openJobs } from "../../../src/jobs/index.ts";
import { jsonLines, runCli } from "../../cli/support/run.ts";
import { fastClock, setClock } from "../support/fast-clock.ts";

let cwd: string;
let owner: Jobs;
let server: FaultServer;
let env: Record<string, string>;
let keyIsGone = false;
const pace = { since: Date.now(), speed: 6 };
/** What goes wrong with a create, by a word in the avatar's name. */
const faults: Readonly<Record<string, Fault>> = {
  gone: { strike: ({ socket }) => socket.destroy() },
  quota: { strike: ({ send }) => send(jsonReply(402, { message: "no credit" })) },
};

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "avatar-clients-batch-"));
  const plan = ({ method }: { method: string }): Fault => ({
    strike(exchange) {
      if (method === "GET" && keyIsGone) return exchange.send(jsonReply(401, { message: "who?" }));
      const text = exchange.request.body.toString("latin1");
      const found = Object.keys(faults).find((name) => method === "POST" && text.includes(`\r\n\r\n${name}`));
      (faults[found ?? ""] ?? well).strike(exchange);
    },
  });
  server = await FaultServer.start({ vendor: "protoface", plan });
  env = { PROTOFACE_API_KEY: "sk-test-0123456789", PROTOFACE_BASE_URL: server.origin };
  await writeFile(join(cwd, "ada.png"), makePng(1280, 720));
  // One Postgres for all: the commands use it as they would a worker's.
  owner = await openJobs({ database: join(cwd, ".avatars") });
  const beside = await openFolder(join(cwd, ".avatars"));
  await beside.query(setClock("avatar_jobs", pace));
  await beside.close();
}, 240_000);
afterAll(async () => {
  await owner?.close();
  await server?.[Symbol.asyncDispose]();
  await rm(cwd, { recursive: true, force: true });
});

const avatars = (...args: string[]) => runCli(["batch", ...args], { cwd, env, clock: fastClock(pace) });

describe("avatars batch", { timeout: 120_000 }, () => {
  it("processes a CSV file: 0, and every item in the results", async () => {
    await writeFile(join(cwd, "people.csv"), "key,name,image\nada,Ada,ada.png\nbea,Ada,ada.png\n");
    const add = ["add", "people.csv", "--vendor", "protoface", "--rate", "6000", "--credit-limit", "10"];
    expect(await avatars(...add)).toMatchObject({ code: 0, stdout: "people.csv: 2 added\n" });
    expect(await avatars(...add)).toMatchObject({
      code: 0,
      stdout: "people.csv: 0 added, 2 already there\n",
    });
    expect(await avatars("work")).toMatchObject({ code: 0, stdout: "2 items, 2 ready\n" });
    const results = jsonLines(await avatars("results", "--json", "--batch", "people.csv"));
    expect(results.map((line) => Object.keys(line))).toEqual(
      Array(2).fill(["key", "name", "vendor", "state", "id", "reason", "candidates"]),
    );
    expect(results.map(({ key, state }) => [key, state])).toEqual([
      ["ada", "ready"],
      ["bea", "ready"],
    ]);
    const [status] = jsonLines(await avatars("status", "--json"));
    const states = status?.states as Record<string, number>;
    expect(Object.values(states).reduce((a, b) => a + b, 0)).toBe(status?.total);
    expect(status?.accounts).toMatchObject([
      { account: "protoface", credits: 2, creditLimit: 10, paused: null },
    ]);
  });

  it("says what is wrong before it creates a database", async () => {
    const wrong: readonly [database: string, code: number, reason: RegExp][] = [
      ["elsewhere", 2, /the folder elsewhere does not exist/],
      ["mysql://db.example/avatars", 2, /must be a folder or postgres:/],
      [join(cwd, "people.csv"), 2, /people\.csv.* cannot be used as a database folder/],
      ["postgres://ada:hunter2@127.0.0.1:1/x", 1, /database at 127\.0\.0\.1:1\/x .*ECONNREFUSED/],
    ];
    for (const [database, code, reason] of wrong) {
      const told = await avatars("status", "--database", database);
      expect([told.code, told.stderr]).toEqual([code, expect.stringMatching(reason)]);
      expect(told.stderr).not.toMatch(/hunter2|unexpected/);
    }
    expect(await readdir(cwd)).not.toContain("elsewhere");
  });

  it("accepts a key once: with other input, it is an error that names both", async () => {
    await writeFile(join(cwd, "other.csv"), "key,name,image\nada,Augusta,ada.png\n");
    const { code, stderr } = await avatars("add", "other.csv", "--vendor", "protoface");
    expect(code).toBe(2);
    expect(stderr).toMatch(/the key "ada" already exists with other input: .*"Ada".*"Augusta"/);
  });

  it("accepts a folder and a pattern, and uses the file names", async () => {
    await mkdir(join(cwd, "pics"));
    for (const name of ["cy.png", "dora.png"]) await writeFile(join(cwd, "pics", name), makePng(1280, 720));
    expect(await avatars("add", "pics/c*.png", "--vendor", "protoface")).toMatchObject({
      stdout: "c*.png: 1 added\n",
    });
    expect(await avatars("add", "pics", "--vendor", "protoface")).toMatchObject({
      stdout: "pics: 1 added, 1 already there\n",
    });
    for (const nothing of ["nowhere", "nowhere/*.png", "pics/*.gif"])
      expect((await avatars("add", nothing, "--vendor", "protoface")).code).toBe(2);
    expect((await avatars("add", "pics")).stderr).toMatch(/exactly one --vendor/);
    expect((await avatars("work")).code).toBe(0);
  });

  it("leaves items in doubt to a person: 5, then settle and retry", async () => {
    await writeFile(join(cwd, "lost.csv"), "key,name,image\neve,gone,ada.png\n");
    await avatars("add", "lost.csv", "--vendor", "protoface");
    expect((await avatars("work", "--horizon", "0")).code).toBe(5);
    expect((await avatars("retry", "eve")).stderr).toMatch(/only refused items can be tried again/);
    const made = String(server.model.made[0]);
    expect((await avatars("settle", "eve", made)).stderr).toMatch(/is that of the item/);
    expect(await avatars("settle", "eve", "not made")).toMatchObject({ code: 0, stdout: "eve: refused\n" });
    expect(await avatars("retry", "eve")).toMatchObject({ code: 0, stdout: "eve: planned\n" });
    expect((await avatars("work", "--horizon", "0")).code).toBe(5);
    expect(await avatars("settle", "eve", "avatar-known")).toMatchObject({
      code: 0,
      stdout: "eve: created avatar-known\n",
    });
    expect((await avatars("work")).code).toBe(0);
  });

  it("pauses an account whose quota is used up, says so, and continues after resume", async () => {
    await writeFile(join(cwd, "quota.csv"), "key,name,image\nfay,quota,ada.png\n");
    await avatars("add", "quota.csv", "--vendor", "protoface");
    const { code, stderr } = await avatars("work");
    expect(code).toBe(1);
    expect(stderr).toMatch(/protoface \(protoface\): .*paused: .*402/);
    expect((await avatars("status")).stdout).toMatch(/1 planned.*\n.*paused: /s);
    expect((await avatars("resume", "--account", "protoface")).code).toBe(0);
    expect((await avatars("status")).stdout).not.toMatch(/paused/);
    await (await owner.batch("quota.csv")).cancel();
  });

  it("says what is left if a key becomes invalid while avatars are building: 1", async () => {
    await writeFile(join(cwd, "key.csv"), "key,name,image\ngus,Gus,ada.png\n");
    await avatars("add", "key.csv", "--vendor", "protoface");
    keyIsGone = true;
    const { code, stdout, stderr } = await avatars("work");
    expect([code, stdout]).toEqual([1, expect.stringMatching(/1 created/)]);
    expect(stderr).toMatch(/paused: .*401/);
    keyIsGone = false;
    await avatars("resume");
    expect((await avatars("work")).code).toBe(0);
  });
});
