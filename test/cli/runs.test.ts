import { rmSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { jsonLines, type RunOptions, runCli } from "./support/run.ts";

const model = "lightricks/ltx-2.5-fast";
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let endless: Awaited<ReturnType<typeof startSandbox>>;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox({ vendors: ["protoface"], buildTimeMs: 0 });
  endless = await startSandbox({ vendors: ["protoface"], buildTimeMs: 36_000_000 });
  folder = await mkdtemp(join(tmpdir(), "runs-"));
  await writeFile(join(folder, "run.json"), '{"prompt":"Ada waves"}');
  await writeFile(join(folder, "fail.json"), '{"prompt":"fail"}');
  await writeFile(join(folder, "list.json"), "[]");
});
afterAll(async () => {
  await Promise.all([sandbox?.close(), endless?.close()]);
  await rm(folder, { recursive: true });
});

const cli = (words: string, { env } = sandbox, options: RunOptions = {}) =>
  runCli(words.split(" "), { env, cwd: folder, ...options });

describe("run", () => {
  test("submits, waits, and saves the outputs to a folder", async () => {
    const { code, stdout, stderr } = await cli(`run ${model} --input run.json --wait -o out`);
    const [id = "", path = ""] = stdout.trim().split("\n");
    expect({ code, id }).toEqual({ code: 0, id: expect.stringMatching(/^run_\w+$/) });
    expect(stderr).toMatch(/completed after .*; 12 credits charged, 20 reserved/);
    expect(path).toBe(join(folder, "out", `${id}-0-out.mp4`));
    expect(await readFile(path, "latin1")).toContain("Ada waves");
    expect(await readdir(join(folder, "out"))).toHaveLength(1);
  });

  test("without --wait, prints the id and how to wait; run wait, get and list accept it", async () => {
    const made = await cli(`run ${model} --input run.json`);
    const id = made.stdout.trim();
    expect(made.stderr).toContain(`to wait for it: avatars run wait ${id}`);
    const lines = jsonLines(await cli(`run wait ${id} -o later --json`));
    expect(lines).toEqual([
      expect.objectContaining({ event: "completed", vendor: "protoface", id, files: [expect.any(String)] }),
    ]);
    expect((await cli(`run get ${id}`)).stdout).toMatch(/status +completed/);
    expect((await cli("run list --limit 1")).stdout).toContain(id);
  });

  test("explains how to get the outputs if the folder has disappeared meanwhile", async () => {
    const onText = (text: string) =>
      text.includes("run_") && rmSync(join(folder, "gone"), { recursive: true, force: true });
    const { code, stdout, stderr } = await cli(`run ${model} --input run.json --wait -o gone`, sandbox, {
      onText,
    });
    expect(code).toBe(2);
    expect(stderr).toContain(`to keep waiting: avatars run wait ${stdout.trim()} -o gone`);
  });

  test("under a key is submitted once, however often the command runs", async () => {
    const words = `run ${model} --input run.json --idempotency-key order-1`;
    const [first, second] = [await cli(words), await cli(words)];
    expect([second.code, second.stdout]).toEqual([0, first.stdout]);
  });

  test("that fails ends with code 3 and says why", async () => {
    const { code, stderr } = await cli(`run ${model} --input fail.json --wait`);
    expect(code).toBe(3);
    expect(stderr).toContain("provider.failed: The input could not be used.");
  });

  test("that takes too long ends with code 4 and the resume command", async () => {
    const { code, stdout, stderr } = await cli(
      `run ${model} --input run.json --wait --timeout 1 -o out`,
      endless,
    );
    expect(code).toBe(4);
    expect(stderr).toContain(`to keep waiting: avatars run wait ${stdout.trim()} -o out`);
  });

  test.each([
    [`run ${model}`, "--input is missing"],
    [`run ${model} --input missing.json`, "missing.json cannot be read as JSON"],
    [`run ${model} --input list.json`, "list.json must contain a JSON object"],
    [`run ${model} --input run.json -o out`, "--output needs --wait"],
    ["run ../x --input run.json", 'must not be ".."'],
  ])("%s is rejected", async (words, reason) => {
    const { code, stderr } = await cli(words);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(reason) });
  });
});
