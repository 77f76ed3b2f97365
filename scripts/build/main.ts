/** What is published: `npm run build` writes `dist`. */
import { join } from "node:path";
import { projectRoot } from "../shared/project.ts";
import { runScript } from "../shared/run-script.ts";
import { build } from "./build.ts";

await runScript(() => build(join(projectRoot, "dist")));
