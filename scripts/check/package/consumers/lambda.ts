import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { startSandbox } from "../../../../src/sandbox/index.ts";
import { run } from "../../../common/run-program.ts";
import { picture } from "./portrait.ts";
import { unlessPrinted, type Workshop } from "./workshop.ts";

const body = `
async function handler(base64) {
  const protoface = createProtofaceClient();
  const image = Buffer.from(base64, "base64");
  const made = await protoface.avatars.createAndWait({ name: "Ada", image });
  const quota = await protoface.api.GET("/v1/billing/quota");
  const missing = await protoface.avatars.get("av_none").catch((error) => error instanceof NotFoundError);
  return [made.status, quota.response.status, missing].join(" ");
}
`;

const sources = {
  "import.js": `import { createProtofaceClient } from "avatar-clients/protoface";
import { NotFoundError } from "avatar-clients";
${body}
export { handler };
`,
  "require.js": `const { createProtofaceClient } = require("avatar-clients/protoface");
const { NotFoundError } = require("avatar-clients");
${body}
exports.handler = handler;
`,
};

const call = (bundle: string, env: object) => `
const { readFileSync } = require("node:fs");
Object.assign(process.env, ${JSON.stringify(env)});
const { handler } = require(${JSON.stringify(bundle)});
handler(readFileSync(${JSON.stringify(picture)}, "base64")).then(console.log);
`;

/**
 * A single CommonJS file with everything bundled in, as AWS tools have esbuild make it, run without a `node_modules` nearby.
 */
export async function checkLambda(workshop: Workshop, elsewhere: string): Promise<string[]> {
  const project = await workshop.project("lambda", { "package.json": { private: true }, ...sources });
  await using sandbox = await startSandbox({ vendors: ["protoface"], buildTimeMs: 0 });
  const findings: string[] = [];
  for (const name of Object.keys(sources)) {
    const outfile = join(elsewhere, `bundle-of-${name}`);
    const options = {
      bundle: true,
      minify: true,
      platform: "node",
      format: "cjs",
      target: "node20",
    } as const;
    await build({ ...options, entryPoints: [join(project, name)], outfile, logLevel: "silent" });
    const program = join(elsewhere, `call-of-${name}`);
    await writeFile(program, call(outfile, sandbox.env));
    const ended = await run(process.execPath, [program], elsewhere);
    findings.push(...unlessPrinted(ended, /^ready 200 true$/, name));
  }
  return findings;
}
