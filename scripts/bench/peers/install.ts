import { type ExecFileSyncOptions, execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { projectRoot } from "../../common/project.ts";
import { cached, cachedFolder } from "../cache.ts";

/** The newest versions that run on Node 20. 70 MB, so not dependencies: installed on first use. */
const packages: Readonly<Record<string, string>> = {
  "@hey-api/openapi-ts": "0.95.0",
  axios: "1.21.1",
  ky: "1.14.3",
  openai: "6.49.0",
  // Pinned because the generator would otherwise pick up a newer compiler that it does not support.
  typescript: "5.9.3",
};

export const peerVersions = Object.entries(packages)
  .filter(([name]) => name !== "typescript")
  .map(([name, version]) => `${name} ${version}`)
  .join(", ");

const document = join(projectRoot, "generated/protoface/openapi.yaml");
const quiet: ExecFileSyncOptions = { stdio: ["ignore", "ignore", "inherit"] };

/** Installs the peers and generates their clients from Protoface's document. */
export function installPeers(): void {
  const folder = cachedFolder("peers");
  const manifest = join(folder, "package.json");
  const wanted = JSON.stringify({ private: true, type: "module", dependencies: packages });
  if (!existsSync(manifest) || readFileSync(manifest, "utf8") !== wanted) {
    console.log(`installing ${peerVersions} for comparison ...`);
    writeFileSync(manifest, wanted);
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    execFileSync(npm, ["install", "--no-audit", "--no-fund", "--silent"], { ...quiet, cwd: folder });
  }
  generateWithHeyApi(folder);
  generateWithRedocly();
}

/** Sources of the generated clients, to measure the cost of their types. */
export const heyApiSource = cached("generated/hey-api/index.ts");
export const redoclySource = cached("generated/redocly/client.ts");
/** The same as JavaScript. */
export const heyApiClient = cached("generated/hey-api.mjs");
export const redoclyClient = cached("generated/redocly.mjs");

function generateWithHeyApi(folder: string): void {
  const tool = join(folder, "node_modules/@hey-api/openapi-ts/bin/run.js");
  const output = dirname(heyApiSource);
  const options = ["-i", document, "-o", output, "-c", "@hey-api/client-fetch", "--silent", "--no-log-file"];
  execFileSync(process.execPath, [tool, ...options], { ...quiet, cwd: folder });
  const contents = 'export * from "./index.ts"; export { client } from "./client.gen.ts";';
  bundle({ contents, resolveDir: output, loader: "ts" }, heyApiClient);
}

function generateWithRedocly(): void {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const tool = join(dirname(manifest), "bin/cli.js");
  const options = ["generate-client", document, "-o", redoclySource];
  execFileSync(process.execPath, [tool, ...options], { stdio: "ignore" });
  const contents = 'export * from "./client.ts";';
  bundle({ contents, resolveDir: dirname(redoclySource), loader: "ts" }, redoclyClient);
}

function bundle(stdin: { contents: string; resolveDir: string; loader: "ts" }, outfile: string): void {
  buildSync({ stdin, outfile, bundle: true, format: "esm", target: "es2022", logLevel: "error" });
}
