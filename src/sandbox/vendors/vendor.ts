import type { VendorProfile } from "../../core/config/profile.ts";
import type { Clock } from "../../core/time/clock.ts";
import type { Problem, SandboxAnswer } from "../http/answer.ts";
import type { Body } from "../http/body.ts";
import type { Files } from "../state/files.ts";
import type { Inventory } from "../state/inventory.ts";
import type { Storage } from "../state/storage.ts";

/** A request that the document allows, for an operation that has state. */
export interface SandboxCall {
  /** The last parameter of the path, decoded; empty where it has none. */
  id: string;
  /** Where the sandbox was asked, such as `http://127.0.0.1:4010`. */
  origin: string;
  /** What the header `Idempotency-Key` says. */
  idempotencyKey: string | undefined;
  query: URLSearchParams;
  body: Body;
  /** The fault `slow` was asked for. */
  slow: boolean;
}

export type Operate = (call: SandboxCall) => SandboxAnswer | Promise<SandboxAnswer>;

/** The state of a vendor, and how it speaks. */
export interface SandboxedVendor {
  readonly profile: VendorProfile;
  /** The failure body and status that the vendor has for a problem. */
  refuse(problem: Problem): SandboxAnswer;
  /** Operations with state, by method and path template, such as `GET /v1/avatars/{id}`. */
  readonly operations: Readonly<Record<string, Operate>>;
  /** Where the vendor keeps files, for those that hand out addresses of it. */
  readonly storage?: Storage;
  /** A path as the document has it, where the vendor takes others too. */
  tidyPath?(path: string): string;
  /** The operation that makes avatars, and its field that holds the name. */
  readonly create: { readonly operation: string; readonly name: string };
  /** A JSON body as the document is to see it, where the sandbox takes more than the document allows. */
  readonly relax?: (value: unknown) => unknown;
}

/** What a vendor's state needs of the sandbox. */
export interface Surroundings {
  clock: Clock;
  buildTimeMs: number;
  /** Like the clock's; ends with the sandbox. */
  after(ms: number, callback: () => void): void;
  /** What answers link to. */
  files: Files;
  /** What is to be seen from outside. */
  inventory: Inventory;
  /** Sends an event without being waited for. */
  deliver(url: string, event: string, data: object): void;
}

/** How many times longer a build takes with the fault `slow`. */
const slowness = 10;

/** How long a build takes from now, in milliseconds. */
export function buildTime({ buildTimeMs }: Surroundings, { slow }: SandboxCall): number {
  return slow ? buildTimeMs * slowness : buildTimeMs;
}
