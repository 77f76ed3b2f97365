import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "../../../scripts/common/project.ts";
import type { Order } from "./order.ts";

export interface WorkerProcess {
  readonly child: ChildProcess;
  /** Resolves when it starts to claim items. */
  readonly working: Promise<unknown>;
  /** Resolves when it is about to stop itself. */
  readonly stopping: Promise<unknown>;
  /** How it ended: exit code or signal, and how many points it has passed. */
  readonly ended: Promise<{ how: number | string; passed: number }>;
  readonly said: () => string;
}

/** Starts worker processes from a single bundle, since each would otherwise compile its sources again. */
export interface WorkerProgram extends AsyncDisposable {
  start(order: Order): WorkerProcess;
}

export async function buildWorkers(): Promise<WorkerProgram> {
  // Where packages can be found.
  const cache = join(projectRoot, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "jobs-"));
  const program = join(folder, "worker.mjs");
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ["test/jobs/support/worker-process.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
  const children = new Set<ChildProcess>();
  return {
    start(order) {
      const child = spawn(process.execPath, [program], {
        cwd: folder,
        env: { ...process.env, ORDER: JSON.stringify(order) },
        stdio: ["ignore", "ignore", "pipe", "ipc"],
      });
      children.add(child);
      let said = "";
      child.stderr?.on("data", (text) => {
        said = (said + text).slice(-4_000);
      });
      let passed = 0;
      const told = (what: string) =>
        new Promise((resolve) => {
          child.on("message", (message) => message === what && resolve(message));
        });
      child.on("message", (message) => {
        if (typeof message === "object" && message !== null && "passed" in message)
          passed = Number(message.passed);
      });
      const ended = once(child, "exit").then(([code, signal]) => {
        children.delete(child);
        return { how: code ?? signal, passed };
      });
      return { child, working: told("working"), stopping: told("stopping"), ended, said: () => said };
    },
    async [Symbol.asyncDispose]() {
      const ends = [...children].map((child) => once(child, "exit"));
      for (const child of children) child.kill("SIGKILL");
      await Promise.all(ends);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
