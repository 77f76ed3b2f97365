import type { VendorProfile } from "../../core/config/profile.ts";
import type { Clock } from "../../core/time/clock.ts";
import type { Problem, SandboxAnswer } from "../http/answer.ts";
import type { Body } from "../http/body.ts";
import type { Files } from "../state/files.ts";
import type { Inventory } from "../state/inventory.ts";
import type { Storage } from "../state/storage.ts";

/** A request that the document allows, for an operation with state. */
export interface SandboxCall {
  /** The last parameter of the path, decoded; empty if it has none. */
  id: string;
  /** Where the sandbox received the request, such as `http://127.0.0.1:4010`. */
  origin: string;
  /** The header `Idempotency-Key`. */
  idempotencyKey: string | undefined;
  query: URLSearchParams;
  body: Body;
  /** The fault `slow` was requested. */
  slow: boolean;
}

export type Operate = (call: SandboxCall) => SandboxAnswer | Promise<SandboxAnswer>;

/** The state of a vendor, and the format of its answers. */
export interface SandboxedVendor {
  readonly profile: VendorProfile;
  /** The vendor's status and error body for a problem. */
  refuse(problem: Problem): SandboxAnswer;
  /** Operations with state, by method and path template, such as `GET /v1/avatars/{id}`. */
  readonly operations: Readonly<Record<string, Operate>>;
  /** The vendor's file storage, if its answers link to one. */
  readonly storage?: Storage;
  /** Converts a path to the document's form, if the vendor accepts other forms too. */
  tidyPath?(path: string): string;
  /** The operation that creates avatars, and its field for the name. */
  readonly create: { readonly operation: string; readonly name: string };
  /** Adapts a JSON body for the document, if the sandbox accepts more than the document allows. */
  readonly relax?: (value: unknown) => unknown;
}

/** What a vendor's state needs from the sandbox. */
export interface Surroundings {
  clock: Clock;
  buildTimeMs: number;
  /** Like the clock's; ends with the sandbox. */
  after(ms: number, callback: () => void): void;
  /** The files that answers link to. */
  files: Files;
  /** The items to show on the page. */
  inventory: Inventory;
  /** Sends an event without waiting for the delivery. */
  deliver(url: string, event: string, data: object): void;
}

/** The factor by which the fault `slow` lengthens a build. */
const slowness = 10;

/** How long a build takes from now, in milliseconds. */
export function buildTime({ buildTimeMs }: Surroundings, { slow }: SandboxCall): number {
  return slow ? buildTimeMs * slowness : buildTimeMs;
}
