import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../../scripts/common/project.ts";
import { Copy, newFiles, rowsOfAcme } from "../walk.ts";

const tsx = "node_modules/tsx/dist/cli.mjs";
const well = { code: 0, output: expect.any(String) };

describe("a fourth vendor, added by following CONTRIBUTING.md", () => {
  let copy: Copy;
  beforeAll(() => {
    copy = new Copy();
    copy.addAcme();
  });
  afterAll(() => copy?.[Symbol.dispose]());

  it("needs no file that the steps do not name", () => {
    const guide = readFileSync(join(projectRoot, "CONTRIBUTING.md"), "utf8");
    const steps = guide.slice(guide.indexOf("## Adding a vendor"));
    const touched = [...newFiles.keys(), ...rowsOfAcme.map(({ file }) => file)];
    const named = (file: string) => steps.includes(`\`${file.replaceAll("acme", "<vendor>")}\``);
    expect([...new Set(touched)].filter((file) => !named(file))).toEqual([]);
  });

  it("has its document corrected and its types generated", () => {
    expect(copy.node(tsx, "scripts/generate/main.ts")).toEqual(well);
    expect(readFileSync(join(copy.root, "generated/acme/types.ts"), "utf8")).toMatch(/picture: Blob/);
    expect(copy.node(tsx, "scripts/generate/main.ts").output).toMatch(/up to date/);
    expect(copy.node(tsx, "scripts/check/generated.ts")).toEqual(well);
    expect(copy.node(tsx, "scripts/check/specs.ts")).toEqual(well);
  }, 60_000);

  it("compiles, and the compiler names every table that still lacks it", () => {
    const { output } = copy.node(
      "node_modules/typescript/bin/tsc",
      "-p",
      "tsconfig.json",
      "--pretty",
      "false",
    );
    const errors = output.split("\n").filter((line) => /^\S+\(\d+,\d+\): /.test(line));
    const own =
      /^(src|generated|scripts\/(common\/(?!stand-ins)|generate|contract|update|check)|test\/(contract|support\/contract))/;
    expect(errors.filter((line) => own.test(line))).toEqual([]);
    // The rest are tables by vendor in demos, benchmarks and tests.
    expect(errors.filter((line) => !/acme|VendorName|"argil"/i.test(line))).toEqual([]);
    expect(copy.node("node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--noEmit")).toEqual(
      well,
    );
  }, 300_000);

  it("follows the import rules", () => {
    expect(copy.node(tsx, "scripts/check/imports/main.ts")).toEqual(well);
  });

  it("does what its document says, on the mock", () => {
    const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project=contract"];
    expect(copy.node(...vitest, "test/contract/acme.test.ts")).toEqual(well);
    const byTable = ["successes", "coverage", "every-operation"].map(
      (name) => `test/contract/${name}.test.ts`,
    );
    expect(copy.node(...vitest, ...byTable)).toEqual(well);
  }, 300_000);

  it("runs in the sandbox", () => {
    const lines = [
      `import { startSandbox } from "./src/sandbox/index.ts";`,
      `import { createAvatarProvider } from "./src/index.ts";`,
      `import { makePng } from "./scripts/common/png.ts";`,
      `const sandbox = await startSandbox({ vendors: ["acme"], buildTimeMs: 0 });`,
      `const { url: baseUrl, apiKey } = sandbox.vendors.acme!;`,
      `const provider = createAvatarProvider("acme", { baseUrl, apiKey });`,
      `const { status } = await provider.createAndWait({ name: "Ada", image: makePng(64, 64) }, { minDelayMs: 1 });`,
      `const listed = await provider.list().toArray();`,
      `console.log(status, listed.length);`,
      `await sandbox.close();`,
    ];
    const { output } = copy.node(tsx, "--input-type=module", "-e", lines.join("\n"));
    expect(output).toMatch(/^ready 1$/m);
  }, 60_000);
});
