import { join } from "node:path";
import { projectRoot } from "../../../common/project.ts";

/** A picture that every vendor takes. */
export const picture = join(projectRoot, "scripts/demo/portrait.png");
