import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject, objectAt } from "../../../common/pipeline/json.ts";
import { projectRoot } from "../../../common/project.ts";
import { run } from "../../../common/run-program.ts";

/** The oldest version that users may have, and the releases since. */
export const compilers = ["5.4.5", "5.6.3", "5.9.3", "6.0.3", "7.0.2"] as const;

export const compilerName = (version: string) => `typescript-${version}`;

const nest = "11.2.10";
const packages: Readonly<Record<string, string>> = {
  ...Object.fromEntries(compilers.map((version) => [compilerName(version), `npm:typescript@${version}`])),
  "@hono/node-server": "2.1.9",
  "@nestjs/common": nest,
  "@nestjs/core": nest,
  "@nestjs/platform-express": nest,
  "@nestjs/testing": "11.2.6",
  "@opentelemetry/api": "1.9.1",
  "@stoplight/prism-http": "5.12.0",
  "@types/express": "5.0.6",
  "@types/node": "20.19.43",
  express: "5.3.0",
  fastify: "5.12.8",
  hono: "4.13.19",
  jest: "30.5.2",
  next: "16.4.6",
  react: "19.3.1",
  "react-dom": "19.3.1",
  "reflect-metadata": "0.2.2",
  rxjs: "7.8.2",
  "ts-jest": "29.4.15",
  // ts-jest looks it up under this name.
  typescript: "5.9.3",
};

const cache = join(projectRoot, "node_modules/.cache/avatar-clients/consumers");

/**
 * Everything that our consumer projects use besides our package and its dependencies: downloaded from npm on first use, 800
 * MB.
 *
 * @returns the folder that holds it all.
 */
export async function fetchDownloads(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8"));
  if (!isObject(manifest)) throw new Error("package.json is not an object");
  const dependencies = { ...packages, ...objectAt(manifest, "dependencies") };
  const wanted = JSON.stringify({ private: true, dependencies });
  await mkdir(cache, { recursive: true });
  // Written last, so that half an installation is not mistaken for a whole one.
  const done = join(cache, "installed.json");
  if ((await readFile(done, "utf8").catch(() => "")) !== wanted) {
    console.log("downloading what the consumer projects need ...");
    await writeFile(join(cache, "package.json"), wanted);
    const options = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"];
    const { code, output } = await run("npm", ["install", ...options], cache);
    if (code !== 0) throw new Error(`npm install failed\n${output}`);
    await writeFile(done, wanted);
  }
  return join(cache, "node_modules");
}
