import { mkdtemp, open, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { claimFolder } from "../../src/jobs/database/folder/claim.ts";
import { flushNames } from "../../src/jobs/database/folder/flush.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "avatar-clients-claim-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sockets = async () => (await readdir(folder)).filter((name) => name.endsWith(".sock"));

it("a claim that fails leaves no socket open, which would keep the process alive and others waiting", async () => {
  await writeFile(join(folder, "owner.1"), "torn");
  await expect(claimFolder(folder, 1)).rejects.toThrow(SyntaxError);
  expect(await sockets()).toEqual([]);
});

it("a folder can be flushed where handles have no sync(), as under Yarn's Plug'n'Play", async () => {
  const handle = await open(folder);
  const sync = vi.spyOn(Object.getPrototypeOf(handle), "sync").mockImplementation(() => {
    throw new Error("Method not implemented.");
  });
  await handle.close();
  try {
    await flushNames(folder);
  } finally {
    sync.mockRestore();
  }
});
