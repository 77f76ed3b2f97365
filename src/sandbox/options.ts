import { type OptionKinds, optionReasons } from "../core/config/check-options.ts";
import type { VendorName } from "../core/errors/base.ts";
import { assertValid } from "../core/errors/input.ts";
import { isObject, kindOf, show } from "../core/input/fields.ts";
import { checkDuration } from "../core/input/numbers.ts";
import { parseUrl } from "../core/input/parse-url.ts";
import { type Clock, systemClock, wallTime } from "../core/time/clock.ts";
import { vendorNames } from "../core/vendors.ts";

/** One request that a sandbox answered, or one delivery that it sent. */
export interface SandboxRequest {
  readonly method: string;
  /** Path and query as they arrived; for a delivery, the address that was called, without its query. */
  readonly path: string;
  /** 0 if there was no response: a connection dropped on request, or a delivery that failed or was not sent. */
  readonly status: number;
  /** Explains the response: a requested fault, what was wrong, the outcome of a delivery. */
  readonly note?: string;
  /** How the response violates the vendor's document, which is a defect of the sandbox. Absent if it does not. */
  readonly violations?: readonly string[];
}

export interface SandboxOptions {
  /** Which vendors to start. Default: all three. */
  vendors?: readonly VendorName[] | undefined;
  /** How long a build takes, in milliseconds. Default 5,000; with 0, the first poll after the create finds it done. */
  buildTimeMs?: number | undefined;
  /** Ports on 127.0.0.1. Default 0: any that is free. */
  ports?: Readonly<Partial<Record<VendorName | "page", number>>> | undefined;
  /**
   * Serves a web page on its own port that shows avatars and jobs as they build and each request with its response. The page
   * can also trigger faults and create avatars. Default false. It opens on this machine only: see `allowHosts`.
   */
  page?: boolean | undefined;
  /**
   * With false, no port is opened: the sandbox's `fetch` reaches the vendors at their real addresses. Default true.
   */
  listen?: boolean | undefined;
  /**
   * Host names besides loopback to accept for the page and for uploads, such as that of a container or a forwarded port:
   * `["dev.internal"]`. Default none. Whoever reaches the port under such a name sees every request.
   */
  allowHosts?: readonly string[] | undefined;
  /** Called with each request once it is answered, and with each delivery once it has finished. Exceptions are ignored. */
  onRequest?: ((entry: SandboxRequest & { readonly vendor: VendorName }) => void) | undefined;
  /**
   * Allows Argil's callbacks and subscriptions to reach other machines. Default false: only loopback addresses are called;
   * other deliveries are logged but not sent.
   */
  allowRemoteCallbacks?: boolean | undefined;
  /** The clock for builds and timestamps; replace it in tests. Default: the platform's. */
  clock?: Clock | undefined;
}

/** Options, checked and with defaults filled in. */
export interface SandboxConfig {
  vendors: readonly VendorName[];
  buildTimeMs: number;
  ports: Readonly<Partial<Record<VendorName | "page", number>>>;
  page: boolean;
  listen: boolean;
  allowHosts: readonly string[];
  onRequest: NonNullable<SandboxOptions["onRequest"]>;
  allowRemoteCallbacks: boolean;
  clock: Clock;
}

const optionKinds: OptionKinds<SandboxOptions> = {
  vendors: "any",
  buildTimeMs: "any",
  ports: "any",
  page: "boolean",
  listen: "boolean",
  allowHosts: "any",
  onRequest: "function",
  allowRemoteCallbacks: "boolean",
  clock: "clock",
};

/** @throws InvalidInputError with every reason */
export function resolveOptions(options: SandboxOptions): SandboxConfig {
  const reasons = optionReasons(options, optionKinds);
  if (!isObject(options)) assertValid(undefined, reasons);
  const vendors = checkVendors(options.vendors ?? vendorNames, reasons);
  const ports = options.ports ?? {};
  if (!isObject(ports)) reasons.push(`ports must be an object such as { argil: 4010 }, not ${kindOf(ports)}`);
  for (const [vendor, port] of Object.entries(ports)) {
    if (vendor !== "page" && !vendorNames.some((name) => name === vendor))
      reasons.push(unknownVendor(vendor));
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      reasons.push(`ports.${vendor} must be a whole number from 0 to 65535, not ${show(port)}`);
    }
  }
  const config = {
    vendors,
    buildTimeMs: checkDuration(options.buildTimeMs ?? 5_000, "buildTimeMs", 0, reasons),
    ports,
    page: options.page === true,
    listen: options.listen !== false,
    allowHosts: checkHosts(options.allowHosts ?? [], reasons),
    onRequest: options.onRequest ?? (() => undefined),
    allowRemoteCallbacks: options.allowRemoteCallbacks === true,
    clock: datedClock(options.clock ?? systemClock),
  };
  assertValid(undefined, reasons);
  return config;
}

function checkVendors(vendors: readonly VendorName[], reasons: string[]): VendorName[] {
  if (!Array.isArray(vendors)) {
    reasons.push(`vendors must be a list of names such as ["argil"], not ${kindOf(vendors)}`);
    return [];
  }
  for (const vendor of vendors) if (!vendorNames.includes(vendor)) reasons.push(unknownVendor(vendor));
  if (vendors.length === 0) reasons.push(`vendors must name at least one of ${vendorNames.join(", ")}`);
  return [...new Set(vendors)];
}

function checkHosts(hosts: readonly string[], reasons: string[]): string[] {
  if (!Array.isArray(hosts)) {
    reasons.push(`allowHosts must be a list of names such as ["dev.internal"], not ${kindOf(hosts)}`);
    return [];
  }
  return hosts.map((host: unknown) => {
    const name = typeof host === "string" ? parseUrl(`http://${host}`)?.hostname : undefined;
    // If the parser changes it, it was not a plain host name.
    if (name === undefined || name !== String(host).toLowerCase())
      reasons.push(`allowHosts must contain host names without scheme and port, not ${show(host)}`);
    return name ?? "";
  });
}

function unknownVendor(vendor: unknown): string {
  return `unknown vendor ${show(vendor)}; known: ${vendorNames.join(", ")}`;
}

/** A clock whose `now` is a date as well, because what a vendor creates is stamped with that time. */
function datedClock(clock: Clock): Clock {
  return {
    now: () => wallTime(clock),
    after: (ms, callback) => clock.after(ms, callback),
    random: () => clock.random(),
  };
}
