import { resolve } from "node:path";
import { check } from "./check.ts";
import { InputError } from "./input-error.ts";
import { parseOptions, type UpdateCommand } from "./options.ts";
import { renderReport } from "./report.ts";
import { StepFailedError } from "./step-failed.ts";
import { update } from "./update.ts";
import type { UpdateResult } from "./update-result.ts";

/** npm changes to the package's folder; a file is named from where the command was typed. */
function source(from: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(from) ? from : resolve(process.env.INIT_CWD ?? ".", from);
}

const progress = (step: string) => console.error(`> ${step}`);

async function run({ vendor, from, check: only, dryRun, exact, keep }: UpdateCommand): Promise<UpdateResult> {
  const sources = from.map(source);
  const options = { vendor, from: sources, exact, dryRun, keep, progress };
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
    // A mistake of ours, or a disk that is full: the message alone may not be enough.
    const output = error instanceof Error ? (error.stack ?? "") : "";
    return { vendor, status: "stopped", sources, message, output };
  }
}

function exitCode({ status }: UpdateResult, only: boolean): number {
  if (status === "moved") return 1;
  if (status === "stopped" || status === "refused") return only ? 2 : 1;
  return 0;
}

try {
  const options = parseOptions(process.argv.slice(2));
  const outcome = await run(options);
  const failed = outcome.status === "stopped" || outcome.status === "refused";
  if (options.json) console.log(JSON.stringify(outcome, null, 2));
  else if (failed) console.error(renderReport(outcome));
  else console.log(renderReport(outcome));
  process.exitCode = exitCode(outcome, options.check);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = process.argv.includes("--check") ? 2 : 1;
}
