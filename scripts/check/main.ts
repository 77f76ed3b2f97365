/**
 * What `npm test` checks before it runs a test: five steps, as many at a time as there are cores, each reported with its
 * whole output as it ends. Exit code 1 if one of them fails.
 */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { objectAt, stringAt } from "../shared/pipeline/json.ts";
import { projectRoot } from "../shared/project.ts";
import { runScript } from "../shared/run-script.ts";
import { sideBySide } from "./side-by-side.ts";

/** The longest first, so that the others fill the time of a second core. */
const names = ["typecheck", "check:generated", "lint:specs", "check:imports", "lint"];

await runScript(async () => {
  const scripts = objectAt(JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")), "scripts");
  const steps = names.map((name) => ({ name, command: stringAt(scripts, name) }));
  const failed: string[] = [];
  await sideBySide(steps, availableParallelism(), ({ name, ok, output, seconds }) => {
    if (!ok) failed.push(name);
    console.log(`${ok ? "ok  " : "FAIL"}  ${name}, ${seconds.toFixed(1)} s\n${output}`);
  });
  if (failed.length > 0) throw new Error(`FAILED: ${failed.join(", ")}`);
});
