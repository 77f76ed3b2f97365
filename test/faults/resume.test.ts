import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { FaultServer } from "../support/fault-server.ts";

const program = fileURLToPath(new URL("resume-child.ts", import.meta.url));

function start(...args: string[]): ChildProcessByStdio<null, Readable, null> {
  const child = spawn(process.execPath, ["--import", "tsx", program, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** The id in the line that begins with this word. */
async function printed(child: ChildProcessByStdio<null, Readable, null>, word: string): Promise<string> {
  let output = "";
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    output += chunk;
    const id = new RegExp(`^${word} (\\S+)$`, "m").exec(output)?.[1];
    if (id !== undefined) return id;
  }
  throw new Error(`ended without printing "${word}": ${output}`);
}

it.each(["anam", "protoface", "argil"] as const)(
  "%s: a wait that was killed goes on in another process, and nothing is bought again",
  async (vendor) => {
    let looked: () => void;
    const secondLook = new Promise<void>((resolve) => {
      looked = resolve;
    });
    let looks = 0;
    await using server = await FaultServer.start({
      vendor,
      onRead: () => {
        // The create comes first.
        looks += 1;
        if (looks === 3) looked();
      },
    });
    server.model.ready = false;
    const baseUrl = `${server.origin}${vendor === "argil" ? "/v1" : ""}`;

    const first = start(vendor, baseUrl);
    const id = await printed(first, "created");
    await secondLook;
    const closed = once(first, "close");
    first.kill("SIGKILL");
    expect(await closed).toEqual([null, "SIGKILL"]);

    server.model.ready = true;
    const second = start(vendor, baseUrl, id);
    expect(await printed(second, "ready")).toBe(id);
    expect(server.model.bought).toBe(1);
    expect(server.seen.filter((request) => request.startsWith("POST"))).toHaveLength(1);
  },
);
