import { createWriteStream, openAsBlob } from "node:fs";
import { pipeline } from "node:stream/promises";

export interface TransferTask {
  server: string;
  /** `idle` loads the package but sends nothing. */
  way: "up" | "down" | "idle";
  by: "fetch" | "avatar-clients";
  /** The file to send, or the path to download to. */
  file: string;
  bytes: number;
  /** The compiled entry points. */
  modules: Record<"protoface" | "node", string>;
}

export interface Transferred {
  milliseconds: number;
  peakMegabytes: number;
}

const apiKey = "bench_0123456789abcdef";

const task: TransferTask = JSON.parse(process.argv[2] ?? "");
const { server, way, by, file, bytes, modules } = task;
const { createProtofaceClient }: typeof import("../../../src/vendors/protoface/index.ts") = await import(
  modules.protoface
);
const { fileTarget }: typeof import("../../../src/node.ts") = await import(modules.node);
const protoface = createProtofaceClient({ apiKey, baseUrl: server });
const url = `${server}/file/${bytes}`;

/** The fastest that fetch can do without copying the body. */
async function bareUp(): Promise<void> {
  const form = new FormData();
  form.set("modality", "video");
  form.set("file", new File([await openAsBlob(file)], "file.mp4", { type: "video/mp4" }));
  const headers = { authorization: `Bearer ${apiKey}` };
  const init = { method: "POST", headers, body: form, redirect: "error" } as const;
  await (await fetch(`${server}/v1/assets`, init)).json();
}

async function bareDown(): Promise<void> {
  const { body } = await fetch(url);
  if (body) await pipeline(body as AsyncIterable<Uint8Array>, createWriteStream(file, { flush: true }));
}

async function up(): Promise<void> {
  const given = new File([await openAsBlob(file)], "file.mp4", { type: "video/mp4" });
  await protoface.assets.upload({ file: given, modality: "video" }, { onProgress: () => undefined });
}

async function down(): Promise<void> {
  const output = { role: "video", modality: "video", type: "asset" as const, file: { url } };
  const run = { id: "run_1", status: "completed", outputs: [output] } as never;
  await protoface.runs.download(run, fileTarget(file), { onProgress: () => undefined });
}

const ways = { fetch: { up: bareUp, down: bareDown }, "avatar-clients": { up, down } };
const before = performance.now();
if (way !== "idle") await ways[by][way]();
const milliseconds = performance.now() - before;
const transferred: Transferred = { milliseconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
console.log(JSON.stringify(transferred));
