import { afterAll, beforeAll } from "vitest";
import {
  type AvatarProvider,
  type ClientOptions,
  createAnamClient,
  createArgilClient,
  createAvatarProvider,
  createProtofaceClient,
  type VendorName,
} from "../../src/index.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/sandbox/index.ts";
import { expectValid, only } from "../sandbox/support.ts";

export { picture } from "../sandbox/picture.ts";

export const vendors = ["anam", "protoface", "argil"] as const;

/** Wait options that suit builds of a few milliseconds. */
export const soon = { minDelayMs: 5, maxDelayMs: 20, maxWaitMs: 10_000 };

/** What a user's test suite has: a sandbox for the file, and the real clients connected to it. */
export function useSandbox(options: SandboxOptions = {}) {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ buildTimeMs: 20, ...options });
  });
  afterAll(async () => {
    await sandbox.close();
    for (const started of Object.values(sandbox.vendors)) expectValid(started.requests);
  });
  const on = (vendor: VendorName, more: ClientOptions = {}): ClientOptions => {
    const { url: baseUrl, apiKey } = only(sandbox, vendor);
    return { baseUrl, apiKey, ...more };
  };
  return {
    provider: (vendor: VendorName, more?: ClientOptions): AvatarProvider =>
      createAvatarProvider(vendor, on(vendor, more)),
    anam: (more?: ClientOptions) => createAnamClient(on("anam", more)),
    protoface: (more?: ClientOptions) => createProtofaceClient(on("protoface", more)),
    argil: (more?: ClientOptions) => createArgilClient(on("argil", more)),
    requests: (vendor: VendorName) => only(sandbox, vendor).requests,
    /** Environment variables that point programs to it. */
    env: () => sandbox.env,
  };
}
