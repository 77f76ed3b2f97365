import { CannotRun } from "../common/runtimes/cannot-run.ts";
import { openChromium } from "./chromium.ts";
import { openBun, openDeno, openNode } from "./node-like.ts";
import type { SuiteProject } from "./project.ts";
import type { Runtime } from "./row.ts";
import type { RuntimeName } from "./suite/differences.ts";
import type { SuiteReport } from "./suite/suite.ts";
import type { SuiteSurroundings } from "./suite/support/surroundings.ts";
import { openWorkerd } from "./workerd.ts";

const open: Readonly<Record<RuntimeName, () => Promise<Runtime>>> = {
  node20: () => openNode("node20"),
  node22: () => openNode("node22"),
  node24: () => openNode("node24"),
  node26: () => openNode("node26"),
  bun: openBun,
  deno: openDeno,
  workerd: openWorkerd,
  chromium: openChromium,
};

/** One row of the table. */
export interface RuntimeRow {
  runtime: RuntimeName;
  version: string;
  seconds: number;
  report: SuiteReport;
  /** Set when this machine cannot run it: the reason. */
  cannot?: string;
}

const longestRowMs = 180_000;

/** Runs the suite on one runtime. Never rejects: a runtime that breaks is a failed row. */
export async function runRow(
  runtime: RuntimeName,
  project: SuiteProject,
  surroundings: SuiteSurroundings,
): Promise<RuntimeRow> {
  const row: RuntimeRow = { runtime, version: "", seconds: 0, report: { passed: [], failed: [] } };
  let opened: Runtime;
  try {
    opened = await open[runtime]();
  } catch (error) {
    if (error instanceof CannotRun) return { ...row, cannot: error.message };
    return { ...row, report: broken(error) };
  }
  const signal = AbortSignal.timeout(longestRowMs);
  const startedAt = performance.now();
  const settings = { runtime, ...surroundings.settings };
  const report = await opened.run({ project, settings, signal }).catch((error: unknown) => {
    return broken(signal.aborted ? `not finished after ${longestRowMs / 1000} s` : error);
  });
  return { ...row, version: opened.version, seconds: (performance.now() - startedAt) / 1000, report };
}

function broken(error: unknown): SuiteReport {
  return { passed: [], failed: [{ name: "the suite runs to its end", problem: String(error) }] };
}
