/** What is published: `npm run build` writes `dist`. */
import { join } from "node:path";
import { projectRoot } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";
import { build } from "./build.ts";

await runScript(() => build(join(projectRoot, "dist")));
