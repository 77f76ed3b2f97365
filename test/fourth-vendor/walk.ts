import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow } from "../../scripts/common/files.ts";
import { sha256 } from "../../scripts/common/pipeline/lock.ts";
import { projectRoot } from "../../scripts/common/project.ts";
import { rows } from "./rows.ts";

const fixtures = fileURLToPath(new URL("fixtures/acme/", import.meta.url));
const needed = /^(generated|scripts|specs|src|test|[\w.-]+\.(json|ts|yaml|md))$/;

/** New files by destination. The fixtures' code has the extension `.txt`, since it cannot be compiled there. */
export const newFiles: ReadonlyMap<string, string> = new Map(
  filesBelow(fixtures).map((file) => [
    file.replace(/\.txt$/, ""),
    readFileSync(join(fixtures, file), "utf8"),
  ]),
);

export const rowsOfAcme = rows(sha256(newFiles.get("specs/acme/openapi.yaml") ?? ""));

/** A copy of the project; only the dependencies are shared, without their cache, which remembers what was generated. */
export class Copy implements Disposable {
  readonly root = mkdtempSync(join(tmpdir(), "avatar-clients-vendor-"));

  constructor() {
    for (const name of readdirSync(projectRoot)) {
      if (needed.test(name)) cpSync(join(projectRoot, name), join(this.root, name), { recursive: true });
    }
    mkdirSync(join(this.root, "node_modules"));
    for (const name of readdirSync(join(projectRoot, "node_modules"))) {
      if (name === ".cache" || name.startsWith(".vite")) continue;
      symlinkSync(join(projectRoot, "node_modules", name), join(this.root, "node_modules", name), "junction");
    }
  }

  /** Follows the steps. */
  addAcme(): void {
    for (const [file, text] of newFiles) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      writeFileSync(join(this.root, file), text);
    }
    for (const { file, after, add } of rowsOfAcme) {
      const text = readFileSync(join(this.root, file), "utf8");
      const [end, ...more] = endsOf(text, after);
      if (end === undefined || more.length > 0)
        throw new Error(`${file} does not contain exactly once: ${after}`);
      writeFileSync(join(this.root, file), `${text.slice(0, end)}${add}${text.slice(end)}`);
    }
  }

  /** Replaces text that a file of the copy contains exactly once. */
  replace(file: string, find: string, by: string): void {
    const path = join(this.root, file);
    const text = readFileSync(path, "utf8");
    if (endsOf(text, find).length !== 1) throw new Error(`${file} does not contain exactly once: ${find}`);
    writeFileSync(
      path,
      text.replace(find, () => by),
    );
  }

  /** Runs a script of an installed package or of the project. */
  node(...args: readonly string[]): { code: number | null; output: string } {
    const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: "1" };
    // The outer runner's reports and settings are not meant for the copy.
    for (const name of Object.keys(env)) if (/^VITEST/.test(name)) delete env[name];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: this.root,
      env,
      encoding: "utf8",
    });
    return { code: status, output: `${stdout}${stderr}` };
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Where each occurrence ends. */
function endsOf(text: string, after: string | RegExp): number[] {
  if (after instanceof RegExp) return [...text.matchAll(after)].map((match) => match.index + match[0].length);
  const start = text.indexOf(after);
  if (start < 0) return [];
  const end = start + after.length;
  return [end, ...endsOf(text.slice(end), after)];
}
