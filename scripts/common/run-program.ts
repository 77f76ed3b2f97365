import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, stringAt } from "./pipeline/json.ts";

export interface Ended {
  readonly code: number;
  /** stdout, then stderr. */
  readonly output: string;
  readonly stdout: string;
}

/** Runs a program until it ends, in whatever way; rejects only if it cannot be started. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, stdout, output: `${stdout}${stderr}`.trim() });
      else reject(error);
    });
  });
}

/** The script behind an installed package's command, to be started without a shell or npx. */
export function scriptOf(root: string, name: string, command: string): string {
  const folder = join(root, "node_modules", name);
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const bin = isObject(manifest) ? manifest.bin : undefined;
  if (typeof bin === "string") return join(folder, bin);
  if (!isObject(bin)) throw new Error(`${name} has no commands`);
  return join(folder, stringAt(bin, command));
}

/** The lines that a tool reports; none if it succeeded. */
export function findingsOf({ code, output }: Ended): string[] {
  return code === 0 ? [] : output.split("\n").filter((line) => line.trim() !== "");
}
