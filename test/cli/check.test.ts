import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { useless } from "../preflight/useless.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "avatars-"));
  await mkdir(join(cwd, "useless"));
  await writeFile(join(cwd, "square.jpg"), makePng(800, 800));
  await writeFile(join(cwd, "notes.png"), "no picture");
  for (const [name, make] of Object.entries(useless))
    await writeFile(join(cwd, "useless", `${name}.png`), await make());
  await writeFile(join(cwd, "useless", "readme.txt"), "not an image, judging by its name");
});
afterAll(() => rm(cwd, { recursive: true }));

const looks = "checked: format, size, shape, one colour; not checked: faces, light, consent";

test("check needs no key and says what each vendor would say, with one plan that fixes everything", async () => {
  const { code, stdout, stderr } = await runCli(["check", "square.jpg"], { cwd });
  expect(code).toBe(2);
  expect(stdout).toMatch(/^square\.jpg: png, 800x800, 0\.\d\d MB\nnote: named \.jpg, but it is PNG\n/);
  expect(stdout).toMatch(/^anam +meets the rules for format, size and shape$/m);
  expect(stdout).toMatch(
    /^argil +would reject it\n {2}- .*800x800.*\n {2}- .*800x800.*\n {2}- to fix it: crop it to 450x800 from 175,0 \(56 % of it\), enlarge it to 720x1280 \(which adds no detail\); run: avatars fit square\.jpg --vendor argil -o square-argil\n {2}- guide to suitable images: https:/m,
  );
  expect(stdout.trim().split("\n").at(-1)).toBe(looks);
  expect(stderr).toBe("1 of 3 would reject it (code 2)\n");
});

test("check ends with 0 if the rules are met", async () => {
  expect((await runCli(["check", portrait])).code).toBe(0);
  expect((await runCli(["check", "square.jpg", "--vendor", "anam"], { cwd })).code).toBe(0);
  expect((await runCli(["check", "notes.png", "--vendor", "anam"], { cwd })).code).toBe(2);
});

test("check --name checks the name, too", async () => {
  const { code, stdout } = await runCli(["check", portrait, "--name", "x".repeat(300)]);
  expect(code).toBe(2);
  expect(stdout).toMatch(/argil +would reject it\n.*256/);
  expect(stdout).toMatch(/anam +meets the rules.*\n {2}- note: the name has 300 characters/);
});

test("check --json prints one verdict per line", async () => {
  const lines = jsonLines(await runCli(["check", "square.jpg", "--json"], { cwd }));
  expect(lines.map(({ vendor, ok }) => [vendor, ok])).toEqual([
    ["anam", true],
    ["protoface", true],
    ["argil", false],
  ]);
  expect(lines[2]).toMatchObject({
    file: "square.jpg",
    picture: { format: "png", width: 800, height: 800 },
    problems: [{ rule: "ratio" }, {}],
    fix: expect.stringMatching(/^crop it to 450x800/),
    plan: { target: { width: 720, height: 1280 } },
    notLookedAt: ["faces", "light", "consent"],
  });
});

describe("a useless image", () => {
  test("comes in twelve kinds or more", () => expect(Object.keys(useless).length).toBeGreaterThanOrEqual(12));

  test.each(Object.keys(useless))("%s is never simply ok", async (name) => {
    const { stdout } = await runCli(["check", join("useless", `${name}.png`)], { cwd });
    expect(stdout).not.toMatch(/\bok\b|accept/i);
    expect(stdout.match(/guide to suitable images: https:/g)).toHaveLength(3);
    expect(stdout.trim().split("\n").at(-1)).toMatch(/^checked: .*; not checked: .*faces, light, consent$/);
    for (const line of stdout.split("\n").filter((each) => each.includes("meets the rules")))
      expect(line).toMatch(/meets the rules for format, size and shape$/);
  });

  test.each([
    ["all black", "all one colour"],
    ["all white", "all one colour"],
    ["a grey square of 8 by 8", "tiny"],
    ["nothing but transparency", "all one colour"],
    ["an icon", "tiny"],
    ["a strip", "tiny"],
    ["an animation", "animated"],
    ["a printer's colours", "CMYK"],
    ["half of a JPEG", "cannot be decoded"],
    ["a wall", "all one colour"],
  ])("%s is reported as %s", async (name, words) => {
    const { stdout } = await runCli(["check", join("useless", `${name}.png`)], { cwd });
    expect(stdout).toMatch(new RegExp(`^note: .*${words}`, "m"));
  });
});

test("a folder gets one line per image and a summary", async () => {
  const { code, stdout } = await runCli(["check", "useless"], { cwd });
  const lines = stdout.trim().split("\n");
  const count = Object.keys(useless).length;
  expect(code).toBe(2);
  expect(lines).toHaveLength(count + 2);
  expect(lines[0]).toMatch(
    /^useless\/a grey square of 8 by 8\.png: png, 8x8, .*: argil would reject it; note: /,
  );
  expect(lines.at(-2)).toBe(looks);
  expect(lines.at(-1)).toMatch(
    /^14 images: \d+ meet the rules, \d+ would be rejected \(.*argil \d+.*\), \d+ with notes$/,
  );
  const json = jsonLines(await runCli(["check", "useless", "--json"], { cwd }));
  expect(json).toHaveLength(3 * count + 1);
  expect(json.at(-1)).toMatchObject({ event: "summary", pictures: count, by: { argil: expect.any(Number) } });
});

test("a folder without images is reported as such", async () => {
  await mkdir(join(cwd, "empty"), { recursive: true });
  const { code, stderr } = await runCli(["check", "empty"], { cwd });
  expect([code, stderr]).toEqual([2, "error: empty contains no images\n"]);
});
