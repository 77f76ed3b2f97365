import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksIn, fileNameOf, guides } from "../../scripts/common/guides.ts";
import { useSandbox } from "../flows/setup.ts";
import { callers, printed } from "./printed.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

const sandbox = useSandbox();
const runnable = blocksIn("ts").filter(({ note }) => note !== "no-run");
const suites = blocksIn("js");
/** Gives a block its own console, since all blocks run concurrently: most only wait for a build. */
function withConsole(name: string, code: string): string {
  return `const console = globalThis.consoles[${JSON.stringify(name)}];\n${code}`;
}

const names = runnable.map(fileNameOf);
/** Runs every block in one process and prints what each one printed. */
const program = `
import { format } from "node:util";
const printed = {};
const own = (name) => ({ ...console, log: (...parts) => { printed[name] += format(...parts) + "\\n"; } });
for (const name of ${JSON.stringify(names)}) printed[name] = "";
globalThis.consoles = Object.fromEntries(Object.keys(printed).map((name) => [name, own(name)]));
await Promise.all([${names.map((name) => `import("./${name}.mts")${callers[name] ?? ""}`).join(",\n")}]);
console.log(JSON.stringify(printed));
`;

describe("the code of the guides", () => {
  let workspace: Workspace;
  beforeAll(async () => {
    const files = runnable.map((block) => [
      `${fileNameOf(block)}.mts`,
      withConsole(fileNameOf(block), block.code),
    ]);
    const suiteFiles = suites.map((block) => [`${fileNameOf(block)}.test.mjs`, block.code]);
    workspace = await createWorkspace({
      ...Object.fromEntries([...files, ...suiteFiles]),
      "all.mts": program,
    });
  });
  afterAll(() => workspace?.[Symbol.asyncDispose]());

  it("runs as printed, in the sandbox", async () => {
    const env = { ...sandbox.env(), CALLBACK_SECRET: "a secret of at least thirty-two bytes" };
    const { stdout, stderr } = await workspace.run("tsx/dist/cli.mjs", ["all.mts"], env);
    const outputs: Record<string, string> = JSON.parse(stdout);
    expect(stderr).toBe("");
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(printed).sort());
    for (const [name, output] of Object.entries(outputs))
      expect.soft(output, name).toMatch(printed[name] ?? /^$/);
  }, 120_000);

  it("has test suites that pass as printed", async () => {
    expect(suites.length).toBeGreaterThan(0);
    for (const block of suites) {
      const { stdout } = await workspace.run("tsx/dist/cli.mjs", ["--test", `${fileNameOf(block)}.test.mjs`]);
      expect(stdout).toMatch(/# pass [1-9]\d*\n# fail 0/);
    }
  }, 60_000);

  it("appears in at least half of the guides", () => {
    const pages = new Set(runnable.map(({ page }) => page));
    expect(pages.size * 2).toBeGreaterThan(guides.length);
  });
});
