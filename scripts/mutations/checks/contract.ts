import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isObject } from "../../common/pipeline/json.ts";
import { firstLine, type MutationCheck } from "./check.ts";
import { runNode } from "./run.ts";

const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
const report = "contract-report.json";

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The first failed test in Vitest's JSON report, or what prevented a file from running. */
function firstFailure(text: string): string | undefined {
  const parsed: unknown = JSON.parse(text);
  for (const file of list(isObject(parsed) ? parsed.testResults : undefined)) {
    if (!isObject(file) || file.status !== "failed") continue;
    const failed = list(file.assertionResults).find((test) => isObject(test) && test.status === "failed");
    if (isObject(failed)) return `${failed.fullName}`;
    return firstLine(String(file.message));
  }
  return undefined;
}

/** Runs the contract tests against mocks of the tree's documents until one fails. */
export const checkContract: MutationCheck = async ({ tree }) => {
  const args = [vitest, "run", "--project=contract", "--bail=1", "--reporter=json", `--outputFile=${report}`];
  tree.write(report, "");
  const { ok, output } = await runNode(args, tree.root);
  if (ok) return undefined;
  try {
    return firstFailure(tree.read(report)) ?? firstLine(output);
  } catch {
    return firstLine(output);
  }
};
