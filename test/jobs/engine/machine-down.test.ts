import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FaultServer } from "../../../scripts/common/stand-ins/fault-server.ts";
import { jsonReply } from "../../../scripts/common/stand-ins/fault-server-http.ts";
import { openJobs } from "../../../src/jobs/index.ts";
import { until } from "../support/here.ts";
import { portrait } from "../support/portrait.ts";

it("after a machine crash, a folder recovers what the disk had not kept, and nothing is created twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "avatar-clients-down-"));
  const database = join(folder, "ledger");
  let keyIsGone = true;
  await using server = await FaultServer.start({
    vendor: "protoface",
    plan: ({ method }) => ({
      strike({ answer, send }) {
        send(method === "GET" && keyIsGone ? jsonReply(401, { message: "who?" }) : answer());
      },
    }),
  });
  const account = { vendor: "protoface", apiKey: "sk-test-0123456789", baseUrl: server.origin } as const;
  const options = { database, accounts: { main: account } };
  try {
    const jobs = await openJobs(options);
    const items = ["ada", "bea"].map((key) => ({ key, name: "Ada", image: portrait }));
    await jobs.createBatch({ account: "main", items });
    await jobs.close();
    // The state on disk.
    await cp(join(database, "data"), join(folder, "kept"), { recursive: true });
    const went = await openJobs(options);
    const worker = await went.work();
    await until(async () => (await went.progress()).states.created === 2);
    await worker.stop();
    await went.close();

    await rm(join(database, "data"), { recursive: true });
    await cp(join(folder, "kept"), join(database, "data"), { recursive: true });
    const [owner = ""] = (await readdir(database)).filter((name) => name.startsWith("owner."));
    const facts = JSON.parse(await readFile(join(database, owner), "utf8"));
    expect(facts.closed).toBe(true);
    await writeFile(
      join(database, owner),
      JSON.stringify({ ...facts, closed: false, bootedAt: facts.bootedAt - 60_000 }),
    );

    const after = await openJobs(options);
    expect((await after.progress()).states.planned).toBe(2);
    expect((await after.accounts())[0]?.paused).toMatch(/may lack the latest creates/);
    await after.resume();
    // While the vendor cannot be read, nothing is created.
    await (await after.work({ keep: false })).done;
    expect((await after.accounts())[0]?.paused).toMatch(/401/);
    keyIsGone = false;
    await after.resume();
    await (await after.work({ keep: false })).done;
    expect((await after.progress()).states.ready).toBe(2);
    expect(server.model.bought).toBe(2);
    expect((await after.accounts())[0]?.paused).toBeNull();
    await after.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
