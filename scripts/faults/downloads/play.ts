import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClientOptions, createArgilClient, createProtofaceClient } from "../../../src/index.ts";
import { fileTarget } from "../../../src/node.ts";
import { FakeClock } from "../../common/stand-ins/fake-clock.ts";
import { collector, content } from "../../common/stand-ins/file-host.ts";
import { script, sendJson, startServer, type TestServer } from "../../common/stand-ins/server.ts";
import { type End, endOf, isDocumented, leaks, leaksKey, nameEnd, newKey } from "../rules/judge.ts";
import type { DownloadRow, DownloadWay } from "./rows.ts";

export interface PlayedDownload {
  /** In the notation of the rows. */
  readonly end: string;
  /** Anything else that is wrong, as messages. */
  readonly complaints: readonly string[];
}

const signature = "S1gned";
const before = "before";

/** A vendor that says where the file is, with a new URL each time it is asked. */
function startVendor(host: TestServer): Promise<TestServer> {
  return startServer(({ url }, response, index) => {
    const address = `${host.url}/file?signature=${signature}${index}`;
    const outputs = [{ role: "video", modality: "video", type: "asset", file: { url: address } }];
    const run = { id: "run-1", status: "completed", outputs };
    sendJson(
      response,
      200,
      url.includes("runs") ? run : { id: "video-1", status: "DONE", videoUrl: address },
    );
  });
}

interface Received {
  readonly end: End;
  /** What was downloaded in the end; undefined if it must not be used. */
  readonly bytes: Uint8Array | undefined;
  readonly complaints: string[];
}

async function toFile(options: ClientOptions): Promise<Received> {
  const folder = await mkdtemp(join(tmpdir(), "fault-download-"));
  const path = join(folder, "out.mp4");
  try {
    await writeFile(path, before);
    const end = await endOf(createArgilClient(options).videos.download("video-1", fileTarget(path)));
    const bytes = new Uint8Array(await readFile(path));
    const files = await readdir(folder);
    const complaints = files.length === 1 ? [] : [`left ${files.join(", ")} behind`];
    if ("value" in end) return { end, bytes, complaints };
    if (Buffer.from(bytes).toString() !== before) complaints.push("a partial file under the final name");
    return { end, bytes: undefined, complaints };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function toStream(options: ClientOptions): Promise<Received> {
  const { stream, seen, bytes } = collector();
  const end = await endOf(createProtofaceClient(options).runs.download("run-1", stream));
  const isTold = "value" in end ? seen.closed : seen.aborted === end.error;
  const complaints = isTold ? [] : ["the stream was not told how it ended"];
  return { end, bytes: "value" in end ? bytes() : undefined, complaints };
}

async function asStream(options: ClientOptions): Promise<Received> {
  const read = async () => {
    const stream = await createProtofaceClient(options).assets.content("asset-1");
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const end = await endOf(read());
  return { end, bytes: "value" in end ? end.value : undefined, complaints: [] };
}

const ways = { "to a file": toFile, "to a stream": toStream, "as a stream": asStream };

/** Plays a fault against servers started for this run. */
export async function playDownload(row: DownloadRow, way: DownloadWay): Promise<PlayedDownload> {
  await using elsewhere = await startServer((_, response) => void response.end(content));
  await using host = await startServer(script(...row.answers(elsewhere.url)));
  await using vendor = await startVendor(host);
  const fromVendor = way === "as a stream";
  const clock = new FakeClock();
  const baseUrl = fromVendor ? host.url : vendor.url;
  const { end, bytes, complaints } = await ways[way]({
    apiKey: newKey(),
    baseUrl,
    clock,
    headers: { "x-mine": "1" },
  });
  const isWhole = bytes !== undefined && Buffer.from(bytes).equals(row.bytes ?? content);
  const outcome = "error" in end ? nameEnd(end) : isWhole ? "whole" : "another file";
  if (!fromVendor && (leaksKey(host.requests) || leaks(host.requests, "x-mine")))
    complaints.push("the storage host was sent the vendor's credentials");
  if (elsewhere.requests.length > 0) complaints.push("a redirect was followed");
  if ("error" in end) {
    if (!isDocumented(end.error)) complaints.push(`not a documented class: ${String(end.error)}`);
    if (leaksKey(end.error)) complaints.push("the key shows in the error");
    if (leaks(end.error, signature)) complaints.push("the signature shows in the error");
  }
  if (clock.pending > 0) complaints.push(`${clock.pending} timers left over`);
  return { end: `${outcome} ${host.requests.length}`, complaints };
}

/** How the run deviates from the rules, as messages; empty if it does not. */
export function downloadMismatches(row: DownloadRow, way: DownloadWay, played: PlayedDownload): string[] {
  const rule = typeof row.ends === "string" ? row.ends : row.ends[way];
  return [
    ...(played.end === rule ? [] : [`ended with ${played.end} instead of ${rule}`]),
    ...played.complaints,
  ];
}
