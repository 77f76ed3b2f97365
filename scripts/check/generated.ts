import { join } from "node:path";
import { differences } from "../common/pipeline/differences.ts";
import { generateOutputs } from "../common/pipeline/outputs.ts";
import { projectRoot } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";

await runScript(async () => {
  const outputs = await generateOutputs();
  const found = differences(outputs, join(projectRoot, "generated"));
  if (found.length > 0) {
    const lines = found.map(({ file, kind }) => `  generated/${file}: ${kind}`);
    throw new Error(`generated/ does not match specs/; run npm run generate\n${lines.join("\n")}`);
  }
  console.log(`generated/: ${outputs.size} files match specs/`);
});
