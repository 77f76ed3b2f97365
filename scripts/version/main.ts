/** Copies the version of package.json to the file that clients take it from: a step of `npm run release:version`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";

await runScript(async () => {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(projectRoot, "package.json"), "utf8"),
  );
  const file = join(projectRoot, "src/core/config/version.ts");
  const text = readFileSync(file, "utf8");
  const next = text.replace(/packageVersion = "[^"]*"/, `packageVersion = ${JSON.stringify(version)}`);
  if (!next.includes(JSON.stringify(version))) throw new Error(`${file} has no packageVersion to update`);
  writeFileSync(file, next);
});
