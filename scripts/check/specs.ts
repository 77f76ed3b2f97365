import { spawnSync } from "node:child_process";
import { redoclyEnv, redoclyScript } from "../common/pipeline/redocly.ts";
import { projectRoot, vendors } from "../common/project.ts";

const files = vendors.map((vendor) => `generated/${vendor}/openapi.yaml`);

const { status, stdout, stderr } = spawnSync(process.execPath, [redoclyScript, "lint", ...files], {
  cwd: projectRoot,
  env: redoclyEnv,
  encoding: "utf8",
});

// The command reports on progress and on itself even when all is well.
if (status === 0) console.log(`${files.length} documents pass Redocly's recommended rules`);
else {
  console.error(stdout + stderr);
  process.exitCode = 1;
}
