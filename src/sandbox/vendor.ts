import type { VendorName } from "../core/errors/base.ts";
import { maxTimerMs } from "../core/time/clock.ts";
import { loadDocument } from "./document/document.ts";
import type { Body } from "./http/body.ts";
import { createHandler, type Reply } from "./http/handle.ts";
import type { Incoming } from "./http/incoming.ts";
import { sandboxKey } from "./http/key.ts";
import { type Encoded, encode } from "./http/send.ts";
import type { SandboxConfig, SandboxRequest } from "./options.ts";
import { Deliveries } from "./state/deliveries.ts";
import { Files } from "./state/files.ts";
import { Inventory } from "./state/inventory.ts";
import type { Rehearsals } from "./state/rehearsals.ts";
import { sandboxAnam } from "./vendors/anam/anam.ts";
import { sandboxArgil } from "./vendors/argil/argil.ts";
import { sandboxProtoface } from "./vendors/protoface/protoface.ts";
import type { SandboxedVendor, Surroundings } from "./vendors/vendor.ts";

const kinds: Readonly<Record<VendorName, (around: Surroundings) => SandboxedVendor>> = {
  anam: sandboxAnam,
  protoface: sandboxProtoface,
  argil: sandboxArgil,
};

const mostRequests = 10_000;

/** A request and its answer, or a delivery. */
export interface Exchange {
  readonly entry: SandboxRequest;
  /** Absent for a delivery. */
  readonly request?: Incoming & Pick<Reply, "broken"> & { readonly read: Body };
  readonly answer?: Encoded;
}

/** A running vendor, independent of how requests reach it. */
export interface Vendor {
  readonly name: VendorName;
  readonly profile: SandboxedVendor["profile"];
  readonly apiKey: string;
  /** Requests and deliveries so far, oldest first: the last 10,000. */
  readonly requests: readonly SandboxRequest[];
  readonly inventory: Inventory;
  /** Reads a file that answers link to, by its key. */
  readFile: Files["read"];
  /** Never rejects: a defect becomes a 500. */
  answer(incoming: Incoming): Promise<Reply & { encoded: Encoded }>;
  /** Call this once the answer has been sent, or will not be sent. */
  report(incoming: Incoming, reply: Reply): void;
  /** Uses the sandbox's clock; never resolves if the sandbox is closed first. */
  pause(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Calls `watch` with each exchange as soon as its answer is known. */
export async function openVendor(
  name: VendorName,
  config: SandboxConfig,
  rehearsals: Rehearsals,
  watch: (exchange: Exchange) => void,
  make = kinds[name],
): Promise<Vendor> {
  const { clock, buildTimeMs, allowRemoteCallbacks, onRequest } = config;
  const requests: SandboxRequest[] = [];
  const report = (entry: SandboxRequest): void => {
    requests.push(entry);
    if (requests.length > mostRequests) requests.shift();
    try {
      onRequest({ vendor: name, ...entry });
    } catch {
      // An exception in a listener must not change the answer.
    }
  };
  const timers = new Set<() => void>();
  let closed = false;
  function after(ms: number, callback: () => void): void {
    // A create may still be in progress after its connection has closed.
    if (closed) return;
    const cancel = clock.after(Math.min(ms, maxTimerMs), () => {
      timers.delete(cancel);
      callback();
    });
    timers.add(cancel);
  }
  const deliveries = new Deliveries(allowRemoteCallbacks, (entry) => {
    report(entry);
    watch({ entry });
  });
  const files = new Files(config.allowHosts);
  const inventory = new Inventory();
  const sandboxed = make({
    clock,
    buildTimeMs,
    after,
    files,
    inventory,
    deliver: (url, event, data) => deliveries.send(url, event, data),
  });
  const handle = createHandler(sandboxed, await loadDocument(name), { files, rehearsals });
  const entryOf = (incoming: Incoming, { answer, note, violations, drop }: Reply): SandboxRequest => ({
    method: incoming.method.toUpperCase(),
    path: incoming.target,
    status: drop ? 0 : answer.status,
    ...(note !== undefined && { note }),
    ...(violations && { violations }),
  });

  return {
    name,
    profile: sandboxed.profile,
    apiKey: sandboxKey(name),
    requests,
    inventory,
    async readFile(key) {
      return (await sandboxed.storage?.read(key)) ?? files.read(key);
    },
    async answer(incoming) {
      const reply = await handle(incoming).catch((error: unknown): Reply => {
        const reason = error instanceof Error ? error.message : String(error);
        return { answer: sandboxed.refuse({ kind: "crash" }), note: `defect of the sandbox: ${reason}` };
      });
      const encoded = encode(reply.answer, reply.violations);
      const { broken, body: read = { kind: "none" } } = reply;
      watch({ entry: entryOf(incoming, reply), request: { ...incoming, broken, read }, answer: encoded });
      return { ...reply, encoded };
    },
    report: (incoming, reply) => report(entryOf(incoming, reply)),
    pause: (ms) => new Promise((resolve) => after(ms, resolve)),
    async close() {
      closed = true;
      for (const cancel of timers) cancel();
      await deliveries.close();
    },
  };
}
