import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "avatars-"));
  await writeFile(join(cwd, "square.jpg"), makePng(800, 800));
  await writeFile(join(cwd, "notes.png"), "no picture");
});
afterAll(() => rm(cwd, { recursive: true }));

test("check needs no key and tells what each vendor would say", async () => {
  const { code, stdout, stderr } = await runCli(["check", "square.jpg"], { cwd });
  expect(code).toBe(2);
  expect(stdout).toMatch(/^square\.jpg: png, 800x800, 0\.\d\d MB\nnote: named \.jpg, but it is PNG\n/);
  expect(stdout).toMatch(
    /^anam +ok\nprotoface +ok\nargil +would refuse it\n {2}- .*800x800.*: crop it to 800x450$/m,
  );
  expect(stderr).toBe("1 of 3 would refuse (code 2)\n");
});

test("check ends with 0 where the vendors asked about would take it", async () => {
  expect((await runCli(["check", portrait])).code).toBe(0);
  expect((await runCli(["check", "square.jpg", "--vendor", "anam"], { cwd })).code).toBe(0);
  expect((await runCli(["check", "notes.png", "--vendor", "anam"], { cwd })).code).toBe(2);
});

test("check --name judges the name too", async () => {
  const { code, stdout } = await runCli(["check", portrait, "--name", "x".repeat(300)]);
  expect(code).toBe(2);
  expect(stdout).toMatch(/argil +would refuse it\n.*256/);
  expect(stdout).toMatch(/anam +ok\n {2}- note: the name has 300 characters/);
});

test("check --json gives one verdict a line", async () => {
  const lines = jsonLines(await runCli(["check", "square.jpg", "--json"], { cwd }));
  expect(lines.map(({ vendor, ok }) => [vendor, ok])).toEqual([
    ["anam", true],
    ["protoface", true],
    ["argil", false],
  ]);
  expect(lines[2]).toMatchObject({
    picture: { format: "png", width: 800, height: 800 },
    problems: [{ rule: "ratio" }, {}],
  });
});
