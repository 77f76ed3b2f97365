import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { redoclyEnv, redoclyScript } from "../../common/pipeline/redocly.ts";

const require = createRequire(import.meta.url);

const packageFile = (name: string, file: string) =>
  join(dirname(require.resolve(`${name}/package.json`)), file);

export interface ToolResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly output: string;
}

/** A run inside Vitest must not tell the Vitest below that it is a worker of it. */
const env = Object.fromEntries(
  Object.entries(redoclyEnv).filter(
    ([name]) => !/^(VITEST|TINYPOOL|VITE_|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$)/.test(name),
  ),
);

function run(script: string, args: readonly string[], cwd: string): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ ok: code === 0, stdout, output }));
  });
}

export function runLint(cwd: string, file: string): Promise<ToolResult> {
  return run(redoclyScript, ["lint", file, "--format", "json", "--max-problems", "1000"], cwd);
}

export async function runTypeCheck(cwd: string): Promise<ToolResult> {
  const script = packageFile("typescript", "bin/tsc");
  const result = await run(script, ["-p", "tsconfig.json", "--pretty", "false"], cwd);
  // Each error with its first line; the indented rest is a chain of types.
  const errors = result.output.split("\n").filter((line) => /^\S/.test(line));
  return { ...result, output: errors.map((line) => line.slice(0, 300)).join("\n") };
}

export function runContractTests(cwd: string): Promise<ToolResult> {
  return run(packageFile("vitest", "vitest.mjs"), ["run", "--project", "contract"], cwd);
}
