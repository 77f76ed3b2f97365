import type { OptionKinds } from "../config/check-options.ts";
import { type CallOptions, callOptionKinds } from "../config/options.ts";
import type { JobKind, VendorName } from "../errors/index.ts";
import type { Redactor } from "../http/redact/redact.ts";
import type { Watcher } from "../http/watcher.ts";
import type { Clock } from "../time/clock.ts";
import type { WaitHints } from "./hints.ts";

/** One vocabulary for the vendors' states; `unknown` is a status that is not in the vendor's document. */
export type WaitStatus = "processing" | "ready" | "failed" | "unknown";

/** What `onProgress` is told after every poll, and of an item that was given. */
export interface WaitProgress<Item> {
  status: WaitStatus;
  /** As the vendor describes it; from a provider, the unified avatar. */
  item: Item;
  /** How many GETs the wait has sent. */
  polls: number;
  elapsedMs: number;
  /** Pause before the next poll, in milliseconds; undefined once the wait is over. */
  nextDelayMs: number | undefined;
}

/** Options of a wait. `timeoutMs` and `maxRetries` are for each poll, `maxWaitMs` is for all of them. */
export interface WaitOptions<Item> extends CallOptions {
  /**
   * Give up after this many milliseconds, with one last poll, which may take a second more; 0 polls once. Default
   * 900,000 (15 minutes); for Protoface's runs an hour.
   */
  maxWaitMs?: number | undefined;
  /**
   * Shortest pause between polls, in milliseconds, at least 1. The first pauses are about this long; unless it is given
   * they are about 6,000, and none is under 2,000 (Argil 3,000).
   */
  minDelayMs?: number | undefined;
  /** Longest pause between polls, in milliseconds, unless the vendor asks for more. Default 30,000. */
  maxDelayMs?: number | undefined;
  /**
   * Where to hear that the item may have changed: each hint makes the wait poll at once, in addition to the polls that
   * it has planned; from the fourth between two of those, at most once a second. After a poll that failed the next
   * planned one comes first. Default: none.
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

/** The state of an item that is not ready, and for a failure the vendor's reason. */
export interface Status {
  status: Exclude<WaitStatus, "ready">;
  reason?: string | undefined;
  /** What a time-out says of an item in this state, where `timeoutNote` does not fit. */
  note?: string | undefined;
}

/** What a vendor's items of one kind go through until they can be used. */
export interface Lifecycle<Item extends { id: string }, Ready extends Item> {
  vendor: VendorName;
  kind: JobKind;
  /** Shortest pause between polls unless the caller says otherwise, in milliseconds. */
  minDelayMs: number;
  /** About how long the first pauses are unless the caller says otherwise, in milliseconds. Default 6,000. */
  firstDelayMs?: number;
  /** How long to wait unless the caller says otherwise, in milliseconds. Default 900,000. */
  maxWaitMs?: number;
  isReady(item: Item): item is Ready;
  /** Asked about an item that is not ready. */
  statusOf(item: Item): Status;
  /** What a time-out says of the item, such as `is still building`. */
  timeoutNote: string;
}

/** How a client waits for an item. */
export interface Waiter<Item extends { id: string }, Ready extends Item> extends Lifecycle<Item, Ready> {
  clock: Clock;
  /** Takes the key out of what an error will show. */
  redactor: Redactor;
  /** Told of every poll. */
  watcher?: Pick<Watcher, "poll"> | undefined;
  get(id: string, options: CallOptions): Promise<Item>;
}

/** The state of any item: ready, or what the vendor says of it. */
export function statusOf<Item extends { id: string }, Ready extends Item>(
  lifecycle: Pick<Lifecycle<Item, Ready>, "isReady" | "statusOf">,
  item: Item,
): { status: WaitStatus; reason?: string | undefined } {
  return lifecycle.isReady(item) ? { status: "ready" } : lifecycle.statusOf(item);
}
