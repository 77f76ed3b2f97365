import { join } from "node:path";
import { projectRoot } from "../../../shared/project.ts";

/** A picture that every vendor takes. */
export const picture = join(projectRoot, "scripts/demo/portrait.png");
