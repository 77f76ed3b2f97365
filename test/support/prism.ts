import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Vendor } from "../../scripts/common/project.ts";

export interface PrismOptions {
  /** A document other than the vendor's generated one. */
  readonly document?: string;
  /** How long to wait for the server; 60 seconds by default, since it loads slowly on a busy machine. */
  readonly startTimeoutMs?: number;
}

export interface Prism {
  /** Base URL without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

const cli = join(
  dirname(createRequire(import.meta.url).resolve("@stoplight/prism-cli/package.json")),
  "dist/index.js",
);

const generated = fileURLToPath(new URL("../../generated/", import.meta.url));

// The channel closes with this process, however it ends, so a mock never outlives its test.
const endWithParent = 'data:text/javascript,process.on("disconnect",()=>process.exit())';

function launch(document: string): ChildProcess {
  const prism = [cli, "mock", "-h", "127.0.0.1", "-p", "0", "--multiprocess", "false", document];
  return spawn(process.execPath, ["--import", endWithParent, ...prism], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

function listening(child: ChildProcess, timeoutMs: number): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`Prism ${reason}\n${output}`));
    const timer = setTimeout(() => fail(`did not start in ${timeoutMs} ms`), timeoutMs);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /listening on (http:\/\/[\d.]+:\d+)\s/.exec(output)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      for (const stream of [child.stdout, child.stderr]) stream?.off("data", read).resume();
      resolve(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", (error) => fail(`did not start: ${error.message}`));
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      fail(`ended with ${signal ?? `code ${code}`}`);
    });
  });
}

/** Starts a real `prism mock` on a free port of 127.0.0.1, serving the vendor's corrected document. */
export async function startPrism(
  vendor: Vendor,
  { document = join(generated, vendor, "openapi.yaml"), startTimeoutMs = 60_000 }: PrismOptions = {},
): Promise<Prism> {
  const child = launch(document);
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, "close");
    child.kill("SIGKILL");
    await closed;
  };
  try {
    return { url: await listening(child, startTimeoutMs), close };
  } catch (error) {
    await close();
    throw error;
  }
}
