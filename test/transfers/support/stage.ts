import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import {
  type Captured,
  type Responder,
  script,
  startServer,
} from "../../../scripts/common/stand-ins/server.ts";
import { resolveConfig } from "../../../src/core/config/config.ts";
import type { CallOptions, ClientOptions } from "../../../src/core/config/options.ts";
import { Transport } from "../../../src/core/http/transport.ts";
import { type DownloadSource, download } from "../../../src/core/transfer/download.ts";
import type { DownloadOptions } from "../../../src/core/transfer/options.ts";
import { profile } from "../../../src/vendors/protoface/profile.ts";

export const key = "sk_test_0123456789abcdefghij";

/** Bytes that show where they belong. */
export const content = Uint8Array.from({ length: 3000 }, (_, at) => at % 251);

/** A storage host on loopback that answers request n with step n, a client's transport, and an empty folder. */
export async function stage(steps: readonly Responder[], options: ClientOptions = {}) {
  const server = await startServer(script(...steps));
  const folder = await mkdtemp(join(tmpdir(), "transfers-"));
  const clock = new FakeClock();
  const config = resolveConfig(profile, { apiKey: key, baseUrl: server.url, clock, ...options });
  const transport = new Transport(profile, config);
  const addresses: boolean[] = [];
  const source: DownloadSource = {
    path: "/v1/runs/{run_id}",
    id: "run_1",
    async address(_: CallOptions, renew) {
      addresses.push(renew);
      return `${server.url}/file?signature=${addresses.length}`;
    },
  };
  return {
    url: server.url,
    requests: server.requests as Captured[],
    clock,
    transport,
    source,
    /** Whether each asking for the address asked for a new one. */
    addresses,
    path: join(folder, "out.bin"),
    files: () => readdir(folder),
    download: (target: unknown, given?: DownloadOptions, from: DownloadSource = source) =>
      download(transport, from, target, given),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

/** Answers with the content from there on, as long as it is said to be, and breaks off after so many bytes. */
export function part(
  { from = 0, breakAfter, bytes = content }: { from?: number; breakAfter?: number; bytes?: Uint8Array } = {},
  headers: Record<string, string> = { etag: '"v1"' },
): Responder {
  return (_, response) => {
    const rest = bytes.subarray(from);
    const range = from > 0 ? { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {};
    response.writeHead(from > 0 ? 206 : 200, { "content-length": rest.length, ...range, ...headers });
    if (breakAfter === undefined) response.end(rest);
    else response.write(rest.subarray(0, breakAfter), () => setImmediate(() => response.destroy()));
  };
}

/** Keeps what is written to it. */
export function collector() {
  const pieces: Uint8Array[] = [];
  const seen = { closed: false, aborted: undefined as unknown };
  const stream = new WritableStream<Uint8Array>({
    write: (piece) => void pieces.push(piece),
    close() {
      seen.closed = true;
    },
    abort(reason) {
      seen.aborted = reason;
    },
  });
  return { stream, seen, bytes: () => new Uint8Array(Buffer.concat(pieces)) };
}
