import { join } from "node:path";
import { projectRoot } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";
import { isFresh, stamp } from "./stamp.ts";

await runScript(async () => {
  if (isFresh(projectRoot)) {
    console.log("generated/ is up to date");
    return;
  }
  // Imported late because the generators take longer to load than the check above takes to run.
  const { generateOutputs } = await import("../common/pipeline/outputs.ts");
  const { writeOutputs } = await import("../common/pipeline/write.ts");
  const outputs = await generateOutputs();
  const changed = writeOutputs(outputs, join(projectRoot, "generated"));
  stamp(projectRoot);
  for (const { file, kind } of changed)
    console.log(`${kind === "superfluous" ? "removed" : "wrote"} generated/${file}`);
  if (changed.length === 0) console.log("generated/ is up to date");
});
