import { describeFindings, groupFindings, lintDocuments } from "../common/pipeline/redocly.ts";
import { projectRoot, vendors } from "../common/project.ts";
import { runScript } from "../common/run-script.ts";

await runScript(async () => {
  const files = vendors.map((vendor) => `generated/${vendor}/openapi.yaml`);
  const findings = await lintDocuments(projectRoot, files);
  const wrong = findings.filter(({ stops }) => stops);
  const style = [...groupFindings(findings.filter(({ stops }) => !stops)).values()].map(describeFindings);
  if (wrong.length > 0) {
    throw new Error(
      wrong
        .map(({ file, rule, message, pointer }) => `${file}: ${rule}: ${message}, at ${pointer}`)
        .join("\n"),
    );
  }
  console.log([`${files.length} documents are fit for generation and requests`, ...style].join("\n"));
});
