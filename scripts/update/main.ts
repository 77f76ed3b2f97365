import { resolve } from "node:path";
import { check } from "./check.ts";
import { InputError } from "./input-error.ts";
import { isHelp, parseOptions, type UpdateCommand, usage } from "./options.ts";
import { createProgress } from "./progress.ts";
import { renderReport } from "./report.ts";
import { StepFailedError } from "./step-failed.ts";
import { update } from "./update.ts";
import type { UpdateResult } from "./update-result.ts";
import type { Verdict } from "./verdict/change.ts";
import { describeVerdict } from "./verdict/describe.ts";

/** npm changes to the package's folder, but file names are relative to where the command was typed. */
function source(from: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(from) ? from : resolve(process.env.INIT_CWD ?? ".", from);
}

const progress = createProgress(process.stderr);

/** Whether the verdict has already been printed to stderr. */
let isTold = false;

/** The first line of a stack in our own code: all that is useful in a report. */
function placeOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  const own = lines.find((line) => /scripts[\\/]/.test(line)) ?? "";
  return /scripts[\\/][^)]*/.exec(own)?.[0] ?? "unexpected";
}

async function run({
  vendor,
  from,
  check: only,
  dryRun,
  exact,
  keep,
  newApi,
}: UpdateCommand): Promise<UpdateResult> {
  const sources = from.map(source);
  const options = {
    vendor,
    from: sources,
    exact,
    newApi,
    dryRun,
    keep,
    progress: progress.step,
    onVerdict(verdict: Verdict) {
      progress.say(`${vendor}: ${verdict.level} for users\n${describeVerdict(verdict)}`.trim());
      isTold = true;
    },
  };
  try {
    return await (only ? check(options) : update(options));
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    if (error instanceof StepFailedError) {
      const { step, decisions, output, verdict } = error;
      return {
        vendor,
        status: "stopped",
        sources,
        step,
        message,
        decisions,
        output,
        ...(verdict && { verdict }),
      };
    }
    if (error instanceof InputError) return { vendor, status: "refused", sources, message };
    // A bug of ours, a full disk, or an unprecedented document.
    return { vendor, status: "stopped", sources, message: `${message} (${placeOf(error)})` };
  } finally {
    progress.end();
  }
}

function exitCode({ status }: UpdateResult, only: boolean): number {
  if (status === "moved") return 1;
  if (status === "stopped" || status === "refused") return only ? 2 : 1;
  return 0;
}

try {
  const args = process.argv.slice(2);
  if (isHelp(args)) console.log(usage);
  else {
    const options = parseOptions(args);
    const outcome = await run(options);
    const failed = outcome.status === "stopped" || outcome.status === "refused";
    const isSeen = isTold && (failed || process.stdout.isTTY === true);
    const report = () => renderReport(outcome, { brief: isSeen });
    if (options.json) console.log(JSON.stringify(outcome, null, 2));
    else if (failed) console.error(report());
    else console.log(report());
    process.exitCode = exitCode(outcome, options.check);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = process.argv.includes("--check") ? 2 : 1;
}
