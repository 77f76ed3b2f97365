import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fault, FaultServer, well } from "../../../scripts/common/stand-ins/fault-server.ts";
import { FolderBusyError, openJobs } from "../../../src/jobs/index.ts";
import { runCli } from "../../cli/support/run.ts";
import { collect } from "../support/collect.ts";
import { until } from "../support/here.ts";
import { portrait } from "../support/portrait.ts";
import { buildWorkers, type WorkerProgram } from "../support/workers.ts";

let program: WorkerProgram;
let folder: string;
let server: FaultServer;
/** Responses to creates that are held back. */
const held: (() => void)[] = [];
let hold = false;
beforeAll(async () => {
  program = await buildWorkers();
  folder = await mkdtemp(join(tmpdir(), "avatar-clients-folder-"));
  const plan = ({ method }: { method: string }): Fault => ({
    strike(exchange) {
      const { answer, send, request, socket } = exchange;
      if (method !== "POST") well.strike(exchange);
      else if (hold) held.push(() => send(answer()));
      else if (request.body.includes("lost")) socket.destroy();
      else well.strike(exchange);
    },
  });
  server = await FaultServer.start({ vendor: "protoface", plan });
});
afterAll(async () => {
  await program[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const people = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ key: `${name} ${at}`, name, image: portrait }));

describe("one folder", () => {
  it("belongs to one process: others read and settle through it, nobody takes over while it is stopped, and one does when it is killed", async () => {
    const account = { vendor: "protoface", apiKey: "sk-test-0123456789", baseUrl: server.origin } as const;
    const options = { database: join(folder, "ledger"), accounts: { main: account } };
    const owner = program.start({ jobs: options, work: { leaseSeconds: 10 } });
    await owner.working;

    // Through the owner, while it is running.
    const jobs = await openJobs(options);
    const batch = await jobs.createBatch({ account: "main", items: people("first", 5) });
    const events = await collect(batch.events());
    expect(events.filter(({ state }) => state === "ready")).toHaveLength(5);
    await expect(jobs.settle("first 0", "not made")).rejects.toThrow(/is ready: only unknown and unresolved/);
    const doubtful = await jobs.createBatch({ account: "main", name: "lost", items: people("lost", 1) });
    await until(async () => (await doubtful.progress()).states.unknown === 1);
    const watching = runCli(["batch", "status", "--watch", "--database", options.database], { cwd: folder });
    await jobs.settle("lost 0", "avatar-known");
    await until(async () => (await doubtful.progress()).states.ready === 1);
    expect(await watching).toMatchObject({ code: 0, stdout: expect.stringMatching(/\n6 items, 6 ready\n/) });

    // Too busy to respond: the others wait for it.
    owner.child.kill("SIGUSR2");
    await (await openJobs(options)).close();

    // Stopped: everybody else gives up within 10 s and names the owner.
    owner.child.kill("SIGSTOP");
    const startedAt = performance.now();
    const refused = await openJobs(options).catch((error) => error);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    expect(refused).toBeInstanceOf(FolderBusyError);
    expect(refused).toMatchObject({
      pid: owner.child.pid,
      message: expect.stringContaining(`process ${owner.child.pid}`),
    });
    owner.child.kill("SIGCONT");

    // Killed with creates in flight: the next process that asks takes over, with everything in it.
    hold = true;
    await jobs.createBatch({ account: "main", name: "second", items: people("second", 3) });
    while (held.length < 3) await new Promise((resolve) => setTimeout(resolve, 50));
    owner.child.kill("SIGKILL");
    await once(owner.child, "exit").catch(() => undefined);
    const again = async () => {
      for (;;) {
        try {
          return await jobs.progress();
        } catch {
          // Creates in flight when the owner died.
        }
      }
    };
    expect(await again()).toMatchObject({ total: 9, states: { ready: 6, intended: 3 } });
    await jobs.close();

    // And by another process, once it was closed.
    const reopened = await openJobs(options);
    const results = await collect(reopened.results());
    expect(results.map(({ state }) => state).sort()).toEqual([
      ...Array(3).fill("intended"),
      ...Array(6).fill("ready"),
    ]);
    await reopened.close();
  });
});
