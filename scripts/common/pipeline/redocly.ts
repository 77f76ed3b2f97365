import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isObject, type JsonObject, objectAt } from "./json.ts";

/** Redocly's CLI is its only supported interface; its script is started directly, without a shell or npx. */
export const redoclyScript = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin/cli.js",
);

/** No telemetry and no update check: a check must work, and give the same result, without a network. */
export const redoclyEnv = {
  ...process.env,
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};

export interface Finding {
  readonly rule: string;
  readonly message: string;
  /** A JSON pointer with `#`; for something missing, where it would be. */
  readonly pointer: string;
  readonly file: string;
  /** Likely intended spellings. */
  readonly suggest: readonly string[];
  /** False for matters of style and for parts that nothing of ours reads. */
  readonly stops: boolean;
}

/** Titles, licences, descriptions of groups: no type, request or generator depends on them. The version does matter. */
const words = /^#\/(info\/(?!version)|tags|externalDocs)/;

function finding(problem: JsonObject): Finding {
  const [place] = Array.isArray(problem.location) ? problem.location : [];
  const location = isObject(place) ? place : {};
  const pointer = typeof location.pointer === "string" ? location.pointer : "#/";
  return {
    rule: String(problem.ruleId),
    message: String(problem.message).replace(/\.$/, ""),
    pointer,
    file: String(objectAt(location, "source").ref ?? ""),
    suggest: Array.isArray(problem.suggest) ? problem.suggest.map(String) : [],
    stops: problem.severity === "error" && !words.test(pointer),
  };
}

function findingsIn(text: string): Finding[] {
  const report: unknown = JSON.parse(text);
  if (!isObject(report) || !Array.isArray(report.problems)) throw new Error("no list of problems");
  return report.problems.map((problem) => finding(isObject(problem) ? problem : {}));
}

function runRedocly(cwd: string, args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [redoclyScript, ...args], {
      cwd,
      env: redoclyEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
      child[stream].setEncoding("utf8").on("data", (chunk: string) => {
        output[stream] += chunk;
      });
    }
    child.once("error", reject);
    child.once("close", () => resolve(output));
  });
}

/** What Redocly finds with the rules in the folder's `redocly.yaml`. @throws Error with its output if it cannot tell. */
export async function lintDocuments(cwd: string, files: readonly string[]): Promise<Finding[]> {
  const args = ["lint", ...files, "--format", "json", "--max-problems", "1000"];
  const { stdout, stderr } = await runRedocly(cwd, args);
  try {
    // It prints one object per file; only its last line has a bracket in the first column.
    return stdout
      .trim()
      .split(/(?<=^\})(?=\{)/m)
      .flatMap(findingsIn);
  } catch (cause) {
    throw new Error(`Redocly could not lint ${files.join(", ")}\n${stdout}${stderr}`, { cause });
  }
}

/** Groups findings by a key. */
export function groupFindings(
  findings: readonly Finding[],
  key: (finding: Finding) => string = ({ rule }) => rule,
): Map<string, readonly [Finding, ...Finding[]]> {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const each of findings) {
    const group = groups.get(key(each));
    if (group) group.push(each);
    else groups.set(key(each), [each]);
  }
  return groups;
}

/** One line for a group of findings: what, how many, and where the first one is. */
export function describeFindings([first, ...more]: readonly [Finding, ...Finding[]]): string {
  const others = more.length === 0 ? "" : ` and in ${more.length} more places`;
  return `${first.rule}: ${first.message}, at ${first.pointer}${others}`;
}
