import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished } from "vitest";

type Child = ChildProcessByStdio<null, Readable, null>;

const program = fileURLToPath(new URL("resume-child.ts", import.meta.url));

export function start(...args: string[]): Child {
  const child = spawn(process.execPath, ["--import", "tsx", program, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** What follows the given word on the line that starts with it. */
export async function printed(child: Child, word: string): Promise<string[]> {
  let output = "";
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    const rest = new RegExp(`^${word} (.+)$`, "m").exec(output)?.[1];
    if (rest !== undefined) return rest.split(" ");
  }
  throw new Error(`ended without printing "${word}": ${output}`);
}

/** Kills it instantly, as a crash would. */
export async function end(child: Child): Promise<void> {
  const closed = once(child, "close");
  child.kill("SIGKILL");
  expect(await closed).toEqual([null, "SIGKILL"]);
}
