import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { isObject, type Json } from "../../common/pipeline/json.ts";

export interface TestResult {
  readonly ok: boolean;
  /** One line each: the check or test, and the first line of its message. */
  readonly failures: readonly string[];
  /** The end of the output, for failures without a name. */
  readonly output: string;
  /** What to rerun elsewhere to see whether it fails there too. */
  readonly failed: Failed;
}

/** Checks by the names that `npm run check -- NAME` takes, test files by path relative to the root. */
export interface Failed {
  readonly checks: readonly string[];
  readonly files: readonly string[];
}

export type RunTests = (root: string, reports: string, only?: Failed) => Promise<TestResult>;

/** A run inside Vitest must not make the nested Vitest believe that it is one of its workers. */
const inherited = Object.entries(process.env).filter(
  ([name]) => !/^(VITEST|TINYPOOL|VITE_|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$|npm_)/.test(name),
);

/** Set for the tests that an update runs, so that none of them starts an update's tests again. */
const guard = "AVATAR_CLIENTS_UPDATE";

function npm(
  args: readonly string[],
  cwd: string,
  reports: string,
): Promise<{ code: number; output: string }> {
  const env = {
    ...Object.fromEntries(inherited),
    [guard]: "1",
    VITEST_REPORTS: reports,
    CI: "true",
    NO_COLOR: "1",
    FORCE_COLOR: "0",
  };
  return new Promise((resolve, reject) => {
    // On Windows npm is a shell script.
    const shell = process.platform === "win32";
    const child = spawn("npm", args, { cwd, env, shell, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }));
  });
}

const firstLine = (text: string) => text.trim().split("\n", 1)[0]?.slice(0, 200) ?? "";

/** The blocks that `npm run check` prints for failures. Of a compiler's output, the first lines matter. */
function failedChecks(output: string): { name: string; lines: string[] }[] {
  const blocks = output.split(/^(?=(?:ok {2}|FAIL) {2}\w|FAILED: )/m);
  return blocks.flatMap((block) => {
    const name = /^FAIL {2}(\w+),/.exec(block)?.[1];
    if (name === undefined) return [];
    const lines = block.split("\n").slice(1);
    return [{ name, lines: lines.filter((line) => /^\S/.test(line)).map((line) => line.slice(0, 300)) }];
  });
}

function objects(value: Json | undefined) {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

interface FailedFile {
  readonly file: string;
  readonly tests: readonly string[];
}

/** From Vitest's own reports; see `vitest.config.ts`. */
function failedTests(root: string, reports: string): FailedFile[] {
  const files = readdirSync(reports).flatMap((name) => {
    const report: unknown = JSON.parse(readFileSync(join(reports, name), "utf8"));
    return isObject(report) ? objects(report.testResults) : [];
  });
  return files.flatMap((result) => {
    if (result.status !== "failed") return [];
    const file = relative(root, String(result.name)).replaceAll("\\", "/");
    const failed = objects(result.assertionResults).filter(({ status }) => status === "failed");
    const tests = failed.map(({ fullName, failureMessages }) => {
      const text = Array.isArray(failureMessages) ? firstLine(String(failureMessages[0])) : "";
      const message = text === "Error: STACK_TRACE_ERROR" ? "timed out" : text;
      return `${file}: ${String(fullName).trim()}: ${message}`;
    });
    return [{ file, tests: tests.length > 0 ? tests : [`${file}: ${firstLine(String(result.message))}`] }];
  });
}

const shownLines = 20;

/** A busy machine is not a reason to reject a document. */
const patience = "--testTimeout=120000";

/** Runs `npm test` in a folder, or only the parts of it that failed elsewhere; discards the tools' output. */
export const runNpmTest: RunTests = async (root, reports, only) => {
  if (process.env[guard] !== undefined) throw new Error("the tests of an update must not start an update");
  mkdirSync(reports, { recursive: true });
  const commands = only
    ? [
        ...only.checks.map((name) => ["run", "check", "--", name]),
        ...(only.files.length > 0
          ? [["exec", "--", "vitest", "run", "--project=!slow", patience, ...only.files]]
          : []),
      ]
    : [["test", "--", patience]];
  let ok = true;
  let output = "";
  for (const command of commands) {
    const ended = await npm(command, root, reports);
    ok &&= ended.code === 0;
    output += ended.output;
  }
  const checks = ok ? [] : failedChecks(output);
  const files = ok ? [] : failedTests(root, reports);
  return {
    ok,
    failures: [
      ...checks.flatMap(({ name, lines }) => {
        const more = lines.length > shownLines ? [`${name}: and ${lines.length - shownLines} more`] : [];
        return [...lines.slice(0, shownLines).map((line) => `${name}: ${line}`), ...more];
      }),
      ...files.flatMap(({ tests }) => tests),
    ],
    output: output.trim().split("\n").slice(-shownLines).join("\n"),
    failed: { checks: checks.map(({ name }) => name), files: files.map(({ file }) => file) },
  };
};
