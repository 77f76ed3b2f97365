import type { OptionKinds } from "../config/check-options.ts";
import { type CallOptions, callOptionKinds } from "../config/options.ts";
import type { JobKind, VendorName } from "../errors/index.ts";
import type { Redactor } from "../http/redact/redact.ts";
import type { Watcher } from "../http/watcher.ts";
import type { Clock } from "../time/clock.ts";
import type { WaitHints } from "./hints.ts";

/** A vendor's status in common terms; `unknown` stands for a status that is not in the vendor's document. */
export type WaitStatus = "processing" | "ready" | "failed" | "unknown";

/** The progress of a wait, passed to `onProgress` after every poll, and first for an item that was passed in. */
export interface WaitProgress<Item> {
  status: WaitStatus;
  /** As returned by the vendor; from a provider, the unified avatar. */
  item: Item;
  /** Number of polls (GETs) sent so far. */
  polls: number;
  elapsedMs: number;
  /** Delay before the next poll, in milliseconds; undefined once the wait is over. */
  nextDelayMs: number | undefined;
}

/** Options of a wait. `timeoutMs` and `maxRetries` apply to each poll, `maxWaitMs` to the whole wait. */
export interface WaitOptions<Item> extends CallOptions {
  /**
   * Maximum time to wait, in milliseconds. A final poll is sent at the deadline and may take another second; 0
   * polls once. Default 900,000 (15 minutes); 3,600,000 (an hour) for Protoface's runs.
   */
  maxWaitMs?: number | undefined;
  /**
   * Minimum delay between polls, in milliseconds, at least 1. If set, the first delays are about this long; by default
   * they are about 6,000, and never less than 2,000 (Argil: 3,000).
   */
  minDelayMs?: number | undefined;
  /** Maximum delay between polls, in milliseconds, unless the vendor asks for more. Default 30,000. */
  maxDelayMs?: number | undefined;
  /**
   * A source of hints that the item may have changed. Each hint triggers an extra poll immediately; from the fourth
   * hint between two scheduled polls, at most one per second. After a failed poll, hints wait for the next scheduled
   * poll. Default: none.
   */
  hints?: WaitHints | undefined;
  /** Called and awaited after every poll. An exception thrown here ends the wait. */
  onProgress?: ((progress: WaitProgress<Item>) => unknown) | undefined;
}

export const waitOptionKinds: OptionKinds<WaitOptions<never>> = {
  ...callOptionKinds,
  maxWaitMs: "any",
  minDelayMs: "any",
  maxDelayMs: "any",
  hints: "hints",
  onProgress: "function",
};

/** The status of an item that is not ready, and the vendor's reason if it failed. */
export interface Status {
  status: Exclude<WaitStatus, "ready">;
  reason?: string | undefined;
  /** Replaces `timeoutNote` in a timeout message, for an item with this status. */
  note?: string | undefined;
}

/** How items of one kind become ready at a vendor. */
export interface Lifecycle<Item extends { id: string }, Ready extends Item> {
  vendor: VendorName;
  kind: JobKind;
  /** Default of the `minDelayMs` option, in milliseconds. */
  minDelayMs: number;
  /** Length of the first delays unless `minDelayMs` is given, in milliseconds. Default 6,000. */
  firstDelayMs?: number;
  /** Default of the `maxWaitMs` option, in milliseconds. Default 900,000. */
  maxWaitMs?: number;
  isReady(item: Item): item is Ready;
  /** Called only for an item that is not ready. */
  statusOf(item: Item): Status;
  /** Describes the item in a timeout message, such as `is still building`. */
  timeoutNote: string;
}

/** How a client waits for an item. */
export interface Waiter<Item extends { id: string }, Ready extends Item> extends Lifecycle<Item, Ready> {
  clock: Clock;
  /** Removes the key from what errors show. */
  redactor: Redactor;
  /** Notified of every poll. */
  watcher?: Pick<Watcher, "poll"> | undefined;
  get(id: string, options: CallOptions): Promise<Item>;
}

/** The status of any item, ready or not. */
export function statusOf<Item extends { id: string }, Ready extends Item>(
  lifecycle: Pick<Lifecycle<Item, Ready>, "isReady" | "statusOf">,
  item: Item,
): { status: WaitStatus; reason?: string | undefined } {
  return lifecycle.isReady(item) ? { status: "ready" } : lifecycle.statusOf(item);
}
