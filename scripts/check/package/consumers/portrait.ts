import { join } from "node:path";
import { projectRoot } from "../../../common/project.ts";

/** An image that every vendor accepts. */
export const picture = join(projectRoot, "scripts/demo/portrait.png");
