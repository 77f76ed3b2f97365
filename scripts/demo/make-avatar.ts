import type { Progress } from "../../src/cli/terminal/progress.ts";
import { systemClock } from "../../src/core/time/clock.ts";
import {
  type ClientOptions,
  createAnamClient,
  createArgilClient,
  createProtofaceClient,
  type WaitProgress,
} from "../../src/index.ts";
import type { SandboxVendor } from "../../src/sandbox/index.ts";
import type { Vendor } from "../common/project.ts";

export interface DemoJob {
  vendor: Vendor;
  image: File;
  /** The sandbox to use; undefined for a live run. */
  server: SandboxVendor | undefined;
  signal: AbortSignal;
  progress: Progress;
}

/** A row of the final table. */
export interface DemoResult {
  vendor: Vendor;
  id: string;
  status: string;
  requests: number;
  seconds: number;
  error?: unknown;
}

interface Hooks {
  signal: AbortSignal;
  onCreated(avatar: { id: string }): void;
  onProgress(progress: WaitProgress<object>): void;
  minDelayMs?: number;
}

const name = "Ada";

/** Creates the avatar with the vendor's own client, as a user would. */
const makers: Record<Vendor, (options: ClientOptions, image: File, hooks: Hooks) => Promise<{ id: string }>> =
  {
    anam: (options, imageFile, hooks) =>
      createAnamClient(options).avatars.createAndWait({ displayName: name, imageFile }, hooks),
    protoface: (options, image, hooks) =>
      createProtofaceClient(options).avatars.createAndWait({ name, image }, hooks),
    argil: (options, datasetImage, hooks) =>
      createArgilClient(options).avatars.createAndWait({ name, datasetImage }, hooks),
  };

/** Never rejects: failures are reported in the row. */
export async function makeAvatar({ vendor, image, server, signal, progress }: DemoJob): Promise<DemoResult> {
  const startedAt = systemClock.now();
  const row: DemoResult = { vendor, id: "-", status: "sending", requests: 0, seconds: 0 };
  const show = (status: string) => {
    row.status = status;
    progress.set(vendor, {
      label: vendor,
      status: row.id === "-" ? status : `${status}, id ${row.id}`,
      startedAt,
    });
  };
  const countingFetch: typeof fetch = (input, init) => {
    row.requests += 1;
    return fetch(input, init);
  };
  show("sending");
  // The sandbox builds within seconds, so poll faster.
  const pace = server && { minDelayMs: 500 };
  const hooks: Hooks = {
    ...pace,
    signal,
    onCreated({ id }) {
      row.id = id;
      show("created");
    },
    onProgress: ({ status }) => show(status),
  };
  try {
    const local = server && { apiKey: server.apiKey, baseUrl: server.url };
    await makers[vendor]({ ...local, fetch: countingFetch }, image, hooks);
  } catch (error) {
    row.error = error;
    show(row.id === "-" ? "not created" : "not ready");
  }
  row.seconds = (systemClock.now() - startedAt) / 1000;
  return row;
}
