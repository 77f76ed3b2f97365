import type { VendorName } from "../core/errors/base.ts";
import { longestDelayMs } from "../core/time/clock.ts";
import { loadDocument } from "./document/document.ts";
import { createHandler } from "./http/handle.ts";
import { sandboxKey } from "./http/key.ts";
import { serve } from "./http/server.ts";
import { resolveOptions, type SandboxConfig, type SandboxOptions, type SandboxRequest } from "./options.ts";
import { Deliveries } from "./state/deliveries.ts";
import { sandboxAnam } from "./vendors/anam/anam.ts";
import { sandboxArgil } from "./vendors/argil/argil.ts";
import { sandboxProtoface } from "./vendors/protoface/protoface.ts";
import type { SandboxedVendor, Surroundings } from "./vendors/vendor.ts";

/** A vendor that runs in this process. */
export interface SandboxVendor {
  readonly vendor: VendorName;
  /** The base URL for a client, version prefix included where the vendor's has one. */
  readonly url: string;
  /** The only key that is accepted; always the same. */
  readonly apiKey: string;
  /** Requests and deliveries so far, oldest first: the last 10,000. */
  readonly requests: readonly SandboxRequest[];
}

export interface Sandbox extends AsyncDisposable {
  /** The vendors that were started. */
  readonly vendors: Readonly<Partial<Record<VendorName, SandboxVendor>>>;
  /** Variables that point the clients at the sandbox: `ANAM_API_KEY`, `ANAM_BASE_URL` and so on. */
  readonly env: Readonly<Record<string, string>>;
  /** Closes every connection, forgets every avatar and leaves nothing behind. May be called again. */
  close(): Promise<void>;
}

const kinds: Readonly<Record<VendorName, (around: Surroundings) => SandboxedVendor>> = {
  anam: sandboxAnam,
  protoface: sandboxProtoface,
  argil: sandboxArgil,
};

const mostRequests = 10_000;

/** Starts them all, or none. */
export async function start(options: SandboxOptions): Promise<Sandbox> {
  const config = resolveOptions(options);
  const started: Started[] = [];
  let closing: Promise<unknown> | undefined;
  const close = async (): Promise<void> => {
    closing ??= Promise.all(started.map((vendor) => vendor.close()));
    await closing;
  };
  try {
    for (const vendor of config.vendors) started.push(await startVendor(vendor, config));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    vendors: Object.fromEntries(started.map(({ facts }) => [facts.vendor, facts])),
    env: Object.fromEntries(started.flatMap(({ env }) => env)),
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Started {
  facts: SandboxVendor;
  env: [name: string, value: string][];
  close(): Promise<void>;
}

async function startVendor(vendor: VendorName, config: SandboxConfig): Promise<Started> {
  const { clock, buildTimeMs, ports, allowRemoteCallbacks, onRequest } = config;
  const requests: SandboxRequest[] = [];
  const report = (entry: SandboxRequest): void => {
    requests.push(entry);
    if (requests.length > mostRequests) requests.shift();
    try {
      onRequest({ vendor, ...entry });
    } catch {
      // An exception in a listener must not change the answer.
    }
  };
  const timers = new Set<() => void>();
  let closed = false;
  const deliveries = new Deliveries(allowRemoteCallbacks, report);
  const sandboxed = kinds[vendor]({
    clock,
    buildTimeMs,
    after(ms, callback) {
      // A create may still be worked on when its connection is gone.
      if (closed) return;
      const cancel = clock.after(Math.min(ms, longestDelayMs), () => {
        timers.delete(cancel);
        callback();
      });
      timers.add(cancel);
    },
    deliver: (url, event, data) => deliveries.send(url, event, data),
  });
  const crash = () => ({ answer: sandboxed.refuse({ kind: "crash" }) });
  const handle = createHandler(sandboxed, await loadDocument(vendor));
  const server = await serve(ports[vendor] ?? 0, handle, crash, report);

  const { baseUrl, keyVariable, baseUrlVariable } = sandboxed.profile;
  const url = `http://127.0.0.1:${server.port}${new URL(baseUrl).pathname.replace(/\/$/, "")}`;
  const apiKey = sandboxKey(vendor);
  return {
    facts: { vendor, url, apiKey, requests },
    env: [
      [keyVariable, apiKey],
      [baseUrlVariable, url],
    ],
    async close() {
      closed = true;
      for (const cancel of timers) cancel();
      await Promise.all([server.close(), deliveries.close()]);
    },
  };
}
