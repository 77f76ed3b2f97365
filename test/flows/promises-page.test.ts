import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { picture, useSandbox } from "./setup.ts";

const sandbox = useSandbox();
const run = promisify(execFile);
const page = resolve("src/core/create/README.md");
const source = (entry: string) => resolve("src", entry);

/** Where the package's entry points are before it is built. */
const paths = {
  "avatar-clients": [source("index.ts")],
  "avatar-clients/node": [source("node.ts")],
  "avatar-clients/protoface": [source("vendors/protoface/index.ts")],
  "avatar-clients/argil": [source("vendors/argil/index.ts")],
};

test("the code of the page on creates runs as printed, in the sandbox", async () => {
  const examples = [...(await readFile(page, "utf8")).matchAll(/^```ts\n(.*?)^```$/gms)].map(
    ([, code = ""]) => code,
  );
  expect(examples).toHaveLength(4);
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  try {
    await writeFile(join(folder, "ada.png"), picture);
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: { baseUrl: ".", paths } }),
    );
    const files = examples.map((code, index) => writeFile(join(folder, `example-${index}.mts`), code));
    await Promise.all(files);
    const all = examples.map((_, index) => `await import("./example-${index}.mts");`).join("\n");
    await writeFile(join(folder, "all.mts"), all);
    const tsx = resolve("node_modules/tsx/dist/cli.mjs");
    const { stdout, stderr } = await run(process.execPath, [tsx, "all.mts"], {
      cwd: folder,
      env: { ...process.env, ...sandbox.env() },
    });
    const lines = stdout.trim().split("\n");
    expect(stderr).toBe("");
    expect(lines[0]).toMatch(/^av_/);
    expect(lines.slice(1, 4).every((line) => /^made [\w-]+$/.test(line))).toBe(true);
    expect(lines[4]).toBe("true");
    expect(lines).toHaveLength(5);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);
