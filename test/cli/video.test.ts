import { rmSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { bare, jsonLines, type RunOptions, runCli } from "./support/run.ts";

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let cwd: string;
/** A stock avatar. */
const avatar = "00000000-0000-4000-8000-0000000000f1";

beforeAll(async () => {
  sandbox = await startSandbox({ vendors: ["argil"], buildTimeMs: 200 });
  cwd = await mkdtemp(join(tmpdir(), "cli-videos-"));
  await writeFile(join(cwd, "hello.txt"), "Hello.\nI am Ada.\r\n\r\n \n  Good-bye.\n");
  await writeFile(join(cwd, "long.txt"), "x".repeat(501));
  await writeFile(join(cwd, "empty.txt"), " \n\n");
});
afterAll(async () => {
  await sandbox?.close();
  await rm(cwd, { recursive: true });
});

const run = (args: string, more: RunOptions = {}) =>
  runCli(args.split(" "), { env: sandbox.env, cwd, ...more });
const create = `video create --avatar ${avatar} --script hello.txt`;

describe("video create", () => {
  test("creates a video from a script, renders it, and saves the file", async () => {
    const { code, stdout, stderr } = await run(`${create} --wait -o out.mp4`);
    expect(stderr).toMatch(/argil \S+: done after .*\nargil \S+: \d+ bytes in out.mp4\n$/s);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\S+\n$/);
    const file = await readFile(join(cwd, "out.mp4"), "utf8");
    expect(file).toContain("hello\n\nHello. I am Ada.\nGood-bye.\n");
    expect((await readdir(cwd)).filter((name) => name.includes("part"))).toEqual([]);
  });

  test("with --json, reports what happens line by line", async () => {
    const lines = jsonLines(await run(`${create} --name Welcome --wait -o json.mp4 --json`));
    expect(lines).toMatchObject([
      { event: "created", vendor: "argil", name: "Welcome", status: "IDLE" },
      { event: "ready", vendor: "argil", status: "DONE" },
      { event: "downloaded", path: "json.mp4", bytes: expect.any(Number) },
    ]);
  });

  test("without --wait, says how to wait, and the printed command works", async () => {
    const { code, stdout, stderr } = await run(create);
    expect(code).toBe(0);
    const id = stdout.trim();
    expect(stderr).toContain(`to wait for it: avatars video wait ${id}\n`);
    const waited = await run(`video wait ${id} -o waited.mp4`);
    expect(waited).toMatchObject({ code: 0, stdout: `${id}\n` });
    expect((await readFile(join(cwd, "waited.mp4"))).length).toBeGreaterThan(0);
  });

  test("under a key creates and renders one video", async () => {
    const keyed = `${create} --idempotency-key order-1 --wait`;
    const [first, second] = [await run(keyed), await run(keyed)];
    expect(second).toMatchObject({ code: 0, stdout: first.stdout });
  });

  test("that fails ends with 3", async () => {
    const { code, stderr } = await run(`${create} --name fails --wait`);
    expect(code).toBe(3);
    expect(stderr).toMatch(/error: argil: video \S+ failed: rendering failed \(FAILED\)/);
  });

  test("that takes too long ends with 4 and says how to continue", async () => {
    const { code, stderr } = await run(`${create} --wait --timeout 0 -o late.mp4`);
    expect(code).toBe(4);
    expect(stderr).toMatch(/to keep waiting: avatars video wait \S+ -o late.mp4\n$/);
  });

  test("explains how to get it if the folder has disappeared during the render", async () => {
    await mkdir(join(cwd, "gone"));
    const { code, stderr } = await run(`${create} --wait -o gone/out.mp4`, {
      onText: (text) =>
        text.includes("GENERATING") && rmSync(join(cwd, "gone"), { recursive: true, force: true }),
    });
    expect(code).toBe(2);
    expect(stderr).toContain("the folder does not exist");
    expect(stderr).toMatch(/to keep waiting: avatars video wait \S+ -o gone\/out.mp4\n$/);
  });

  test.each([
    ["video create --script hello.txt", "--avatar is missing"],
    [`video create --avatar ${avatar}`, "--script is missing"],
    [`${create} -o out.mp4`, "--output needs --wait"],
    [`${create} --timeout 3`, "--timeout needs --wait"],
    [`video create --avatar ${avatar} --script none.txt`, "none.txt cannot be read"],
    [`video create --avatar ${avatar} --script empty.txt`, "contains no text"],
    [`video create --avatar ${avatar} --script long.txt`, "transcript has 501 characters"],
    [`${create} --vendor anam`, "only argil has videos"],
    [`${create} --wait -o missing/out.mp4`, "the folder does not exist"],
    [`${create} --wait -o .`, "it is a folder"],
  ])("%s: %s", async (args, complaint) => {
    const before = sandbox.vendors.argil?.requests.length;
    const { code, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(complaint) });
    expect(sandbox.vendors.argil?.requests).toHaveLength(before ?? 0);
  });

  test("of an avatar that does not exist is the vendor's error", async () => {
    const { code, stderr } = await run("video create --avatar nobody --script hello.txt");
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining("avatar nobody is not ready"),
    });
  });

  test("sends nothing once interrupted", async () => {
    const { code } = await run(create, { signal: AbortSignal.abort() });
    expect(code).toBe(130);
  });
});

describe("video wait, get, list", () => {
  test("an interrupted wait says how to resume", async () => {
    const { stdout } = await run(create);
    const stop = new AbortController();
    const id = stdout.trim();
    const ended = await run(`video wait ${id} -o x.mp4`, {
      signal: stop.signal,
      onText: (text) => text.includes("GENERATING") && stop.abort(new Error("Ctrl-C")),
    });
    expect(ended.code).toBe(130);
    expect(ended.stderr).toContain(`to keep waiting: avatars video wait ${id} -o x.mp4`);
  });

  test("reports a folder that does not exist", async () => {
    const { stdout } = await run(`${create} --wait`);
    const { code, stderr } = await run(`video wait ${stdout.trim()} -o missing/out.mp4`);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining("the folder does not exist"),
    });
  });

  test("get shows one video", async () => {
    const { stdout: made } = await run(`${create} --name Shown --wait`);
    const { code, stdout } = await run(`video get ${made.trim()}`);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^id {6} \S+\nname {4} Shown\nstatus {2} DONE\ncreated {1} \S+\nfile {4} http:\S+\n$/m,
    );
  });

  test("list shows as many as requested", async () => {
    const { code, stdout, stderr } = await run("video list --limit 2");
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("more than 2") });
    expect(stdout.trim().split("\n")).toHaveLength(3);
    const all = jsonLines(await run("video list --limit all --json"));
    expect(all.length).toBeGreaterThan(2);
  });

  test("the group has its own help", async () => {
    const { code, stdout } = await runCli(["video", "--help"], { cwd: bare });
    expect(code).toBe(0);
    for (const name of ["create", "get ID", "list", "wait ID"]) expect(stdout).toContain(`video ${name}`);
  });
});
