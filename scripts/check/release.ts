/**
 * May the package be published? npm runs this just before publishing (`prepublishOnly`). Exits with 1 if there is any reason
 * not to.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageVersion } from "../../src/core/config/version.ts";
import { isObject } from "../common/pipeline/json.ts";
import { projectRoot } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";
import { publishProblems } from "./publishable.ts";

await runScript(async () => {
  const manifest: unknown = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  const problems = publishProblems(isObject(manifest) ? manifest : {}, packageVersion);
  if (problems.length > 0)
    throw new Error(`not to be published:\n${problems.map((one) => `  - ${one}`).join("\n")}`);
  console.log("fit to be published");
});
