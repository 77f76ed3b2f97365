import { spawn } from "node:child_process";

export interface NodeRun {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a script with this Node in a folder and returns its complete output. */
export function runNode(args: readonly string[], cwd: string, env = process.env): Promise<NodeRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}
