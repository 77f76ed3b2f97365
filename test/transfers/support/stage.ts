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
import { download } from "../../../src/core/transfer/download.ts";
import type { DownloadOptions } from "../../../src/core/transfer/options.ts";
import type { DownloadSource } from "../../../src/core/transfer/source.ts";
import { profile } from "../../../src/vendors/protoface/profile.ts";

export const key = "sk_test_0123456789abcdefghij";

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
    /** For each request for the URL, whether it asked for a new one. */
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
