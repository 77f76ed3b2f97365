import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { vendors } from "../../../scripts/common/project.ts";
import { ProjectCopy } from "../../../scripts/common/project-copy.ts";
import { Rewriting } from "../rewritten.ts";
import { snapshot } from "../support.ts";

const minutes = 60_000;
const copy = new ProjectCopy();
const { root } = copy;
afterAll(() => copy.remove());

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const command = (...args: string[]) => commandIn(root, ...args);

function commandIn(root: string, ...args: string[]): Promise<Result> {
  const script = [join(root, "node_modules/tsx/dist/cli.mjs"), "scripts/update/main.ts", ...args];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      script,
      { cwd: root, env: { ...process.env, INIT_CWD: root } },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, stdout, stderr }),
    );
  });
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(root, "specs/protoface/openapi.yaml"), "utf8");
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(join(root, file), changed);
}

it(
  "updates a real document, including the whole npm test, and does nothing the second time",
  async () => {
    edit("new.yaml", "  version: 0.1.0", "  version: 0.1.1");
    const first = await command("protoface", "--from", "new.yaml", "--json");
    expect(first.stderr).toMatch(/> protoface: patch for users\n(.*\n)*> lint\n> regenerate\n> npm test\n$/);
    expect(JSON.parse(first.stdout)).toMatchObject({ status: "updated", verdict: { level: "patch" } });
    expect(first.code).toBe(0);
    const before = snapshot(root);
    const second = await command("protoface", "--from", "new.yaml");
    expect(second).toMatchObject({ code: 0, stdout: "protoface: nothing has changed\n" });
    expect(snapshot(root)).toEqual(before);
  },
  15 * minutes,
);

it(
  "stops if the code no longer fits, says what to decide, and leaves everything as it was",
  async () => {
    edit("broken.yaml", "operationId: list_avatars", "operationId: listAvatars");
    const before = snapshot(root);
    const moved = await command("protoface", "--from", "broken.yaml", "--check");
    expect(moved).toMatchObject({ code: 1, stdout: expect.stringContaining("### Breaks a wrapper") });
    const stopped = await command("protoface", "--from", "broken.yaml");
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toMatch(/types: .*error TS\d+/);
    expect(stopped.stderr).toMatch(
      /protoface: stopped, nothing was changed: npm test fails with the new document .*\n$/,
    );
    expect(snapshot(root)).toEqual(before);
  },
  15 * minutes,
);

// Takes minutes each: REAL_UPDATES=2 imports two for every vendor.
const seeds = Array.from({ length: Number(process.env.REAL_UPDATES ?? 0) }, (_, index) => index + 1);

it.each(vendors.flatMap((vendor) => seeds.map((seed) => [vendor, seed] as const)))(
  "imports another spelling of %s's document (seed %i), including the whole npm test, without manual edits",
  async (vendor, seed) => {
    const own = new ProjectCopy();
    try {
      writeFileSync(join(own.root, "new"), new Rewriting(vendor).draw(seed).text);
      const { code, stdout, stderr } = await commandIn(own.root, vendor, "--from", "new", "--json");
      expect(stderr).not.toContain("stopped");
      const { status, verdict } = JSON.parse(stdout);
      expect(["updated", "unchanged"]).toContain(status);
      expect(["none", "patch", undefined]).toContain(verdict?.level);
      expect(code).toBe(0);
    } finally {
      own.remove();
    }
  },
  60 * minutes,
);

it("prints its help", async () => {
  const { code, stdout, stderr } = await command("--help");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Usage: npm run specs:update .*\n(.*\n)*.*--new-api/);
});

it.each([
  [[], 1, /Name one vendor: anam, protoface, argil/],
  [["heygen"], 1, /Name one vendor/],
  [["anam", "--form", "x"], 1, /Unknown option '--form'/],
  [["anam", "--from", "no.md"], 1, /no\.md does not exist\n$/],
  [["anam", "--from", "no.md", "--check"], 2, /no\.md does not exist\n$/],
  [["anam", "--from", "README.md"], 1, /README\.md is not OpenAPI/],
  [["argil", "--from", "specs/anam/openapi.yaml"], 1, /not for argil: it looks like a document of anam/],
])("rejects %j with one message", async (args, code, message) => {
  const result = await command(...args);
  expect(result).toMatchObject({ code, stdout: "" });
  expect(result.stderr).toMatch(message);
});
