import {
  type ClientOptions,
  createAnamClient,
  createArgilClient,
  createProtofaceClient,
  type WaitProgress,
} from "../../src/index.ts";
import type { Prism } from "../../test/support/prism.ts";
import type { Vendor } from "../pipeline/project.ts";
import { demoFetch } from "./mocks.ts";
import type { Progress } from "./progress.ts";

export interface Job {
  vendor: Vendor;
  image: File;
  /** The mock to use; absent when live. */
  server: Prism | undefined;
  signal: AbortSignal;
  progress: Progress;
}

/** A row of the table at the end. */
export interface Result {
  vendor: Vendor;
  id: string;
  name: string;
  status: string;
  requests: number;
  /** When the job began, on `performance.now()`'s scale. */
  startedAt: number;
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

/** Makes the avatar with the vendor's own client, as a user would. */
const makers: Record<Vendor, (options: ClientOptions, image: File, hooks: Hooks) => Promise<{ id: string }>> =
  {
    anam: (options, imageFile, hooks) =>
      createAnamClient(options).avatars.createAndWait({ displayName: name, imageFile }, hooks),
    protoface: (options, image, hooks) =>
      createProtofaceClient(options).avatars.createAndWait({ name, image }, hooks),
    argil: (options, datasetImage, hooks) =>
      createArgilClient(options).avatars.createAndWait({ name, datasetImage }, hooks),
  };

/** Never rejects: what went wrong is in the row. */
export async function runJob({ vendor, image, server, signal, progress }: Job): Promise<Result> {
  const { fetch, count } = demoFetch(vendor, server !== undefined);
  const startedAt = performance.now();
  const row: Result = { vendor, id: "-", name, status: "sending", requests: 0, startedAt, seconds: 0 };
  const show = (status: string) => {
    Object.assign(row, { status, requests: count(), seconds: (performance.now() - startedAt) / 1000 });
    progress.update(row);
  };
  show("sending");
  // A mock has no build to wait for.
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
    const mock = server && { apiKey: "sk_live_mock", baseUrl: server.url };
    await makers[vendor]({ ...mock, fetch }, image, hooks);
  } catch (error) {
    row.error = error;
    show(row.id === "-" ? "not created" : "not ready");
  }
  return row;
}
