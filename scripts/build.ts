/** What is published: `npm run build` writes `dist`, see scripts/build. */
import { join } from "node:path";
import { build } from "./build/build.ts";
import { projectRoot } from "./pipeline/project.ts";
import { runScript } from "./pipeline/run-script.ts";

await runScript(() => build(join(projectRoot, "dist")));
