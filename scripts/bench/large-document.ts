import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject } from "../common/pipeline/json.ts";
import { projectRoot } from "../common/project.ts";

const name = "@octokit/openapi";
const version = "23.0.2";
const inside = "package/generated/api.github.com.json";

/** 400 MB unpacked, so not a dependency: downloaded on first use, and only this one file is kept. */
function fetchOnce(): string {
  const cache = join(projectRoot, "node_modules/.cache/avatar-clients/bench", version);
  const file = join(cache, inside);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  console.log(`fetching ${name}@${version} (28 MB) ...`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const options: ExecFileSyncOptionsWithStringEncoding = {
    cwd: cache,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  };
  const packed = execFileSync(npm, ["pack", "--silent", `${name}@${version}`], options).trim();
  execFileSync("tar", ["-xzf", packed, inside], options);
  return file;
}

/** A very large public document: GitHub's (13 MB of JSON) unless another file is given. */
export function readLargeDocument(file: string = fetchOnce()): JsonObject {
  const document: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isObject(document)) throw new Error(`${file} is not an OpenAPI document in JSON`);
  return document;
}
