import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fault, FaultServer, well } from "../../../scripts/common/stand-ins/fault-server.ts";
import { collect } from "../support/collect.ts";
import { until } from "../support/here.ts";
import { portrait } from "../support/portrait.ts";
import { openFresh, type Stage, setStage } from "../support/stage.ts";

let stage: Stage;
let folder: string;
let server: FaultServer;
/** Responses to creates, held back. */
const held: (() => void)[] = [];
beforeAll(async () => {
  stage = await setStage();
  folder = await mkdtemp(join(tmpdir(), "avatar-clients-spool-"));
  const plan = ({ method }: { method: string }): Fault =>
    method === "POST" ? { strike: ({ answer, send }) => held.push(() => send(answer())) } : well;
  server = await FaultServer.start({ vendor: "protoface", plan });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await stage[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const work = { concurrency: 2, leaseSeconds: 10, keep: false };
const items = [1, 2].map((at) => ({ key: `person ${at}`, name: "Ada", image: portrait }));

describe.runIf(process.env.DATABASE_URL === undefined)("responses while the database is down", () => {
  it.each(["SIGTERM", "SIGKILL"] as const)(
    "are saved to disk, and recorded by the next worker there (%s)",
    async (signal) => {
      const { jobs, options, pace } = await openFresh(stage, server, 1);
      const spoolDir = join(folder, signal);
      const bought = server.model.bought;
      try {
        await jobs.createBatch({ account: "main", items });
        const first = stage.program.start({ jobs: { ...options, spoolDir }, work, pace });
        await until(() => held.length === 2);
        await stage.postgres.restart?.(async () => {
          for (const answer of held.splice(0)) answer();
          const kept = async () =>
            (await readdir(spoolDir).catch(() => [])).filter((name) => name.endsWith(".json"));
          await until(async () => (await kept()).length === 2);
          first.child.kill(signal);
          const from = performance.now();
          expect((await first.ended).how, first.said()).toBe(signal === "SIGTERM" ? 0 : signal);
          expect(performance.now() - from).toBeLessThan(30_000);
          // Unreadable files and files of another database do not keep the rest from being recorded.
          await writeFile(join(spoolDir, "0.1.json"), "{");
          const [name = ""] = (await readdir(spoolDir)).slice(1);
          const other = JSON.parse(await readFile(join(spoolDir, name), "utf8"));
          await writeFile(join(spoolDir, "1.1.json"), JSON.stringify({ ...other, account: "nobody" }));
        });
        const second = stage.program.start({ jobs: { ...options, spoolDir }, work, pace });
        expect((await second.ended).how, second.said()).toBe(0);
        expect((await collect(jobs.results())).map(({ state }) => state)).toEqual(["ready", "ready"]);
        expect(server.model.bought).toBe(bought + 2);
        expect((await readdir(spoolDir)).sort()).toEqual(["0.1.json", "1.1.json"]);
      } finally {
        await jobs.close();
      }
    },
  );

  it("are in a warning if the disk cannot store them either, and recorded as soon as the database is back", async () => {
    const { jobs, options, pace } = await openFresh(stage, server, 1);
    const spoolDir = join(folder, "file");
    await writeFile(spoolDir, "no folder");
    try {
      await jobs.createBatch({ account: "main", items });
      const worker = stage.program.start({ jobs: { ...options, spoolDir }, work, pace });
      await until(() => held.length === 2);
      await stage.postgres.restart?.(async () => {
        for (const answer of held.splice(0)) answer();
        await until(() => /nor the disk accepts \{.*"made":"avatars-bought-\d+"/.test(worker.said()));
      });
      expect((await worker.ended).how, worker.said()).toBe(0);
      expect((await collect(jobs.results())).map(({ state }) => state)).toEqual(["ready", "ready"]);
    } finally {
      await jobs.close();
    }
  });
});
