import type { OptionKinds } from "../config/check-options.ts";
import { type CallOptions, callOptionKinds } from "../config/options.ts";
import type { JobKind, VendorName } from "../errors/index.ts";
import type { Redactor } from "../http/redact/redact.ts";
import type { Clock } from "../time/clock.ts";
import type { WaitHints } from "./hints.ts";

/** One vocabulary for the vendors' states; `unknown` is a status that is not in the vendor's document. */
export type WaitStatus = "processing" | "ready" | "failed" | "unknown";

/** What `onProgress` is told at every poll, and of an avatar that was given. */
export interface WaitProgress<Avatar> {
  status: WaitStatus;
  avatar: Avatar;
  /** How many GETs the wait has sent. */
  polls: number;
  elapsedMs: number;
  /** Pause before the next poll, in milliseconds; undefined once the wait is over. */
  nextDelayMs: number | undefined;
}

/** Options of a wait. `timeoutMs` and `maxRetries` are for each poll, `maxWaitMs` is for all of them. */
export interface WaitOptions<Avatar> extends CallOptions {
  /**
   * Give up after this many milliseconds, with one last poll, which may take a second more; 0 polls once. Default 900,000
   * (15 minutes).
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
   * Where to hear that the avatar may have changed: each hint makes the wait poll at once, in addition to the polls that
   * it has planned; from the fourth between two of those, at most once a second. After a poll that failed the next
   * planned one comes first. Default: none.
   */
  hints?: WaitHints | undefined;
  /** Called and awaited after every poll. What it throws ends the wait. */
  onProgress?: ((progress: WaitProgress<Avatar>) => unknown) | undefined;
}

export const waitOptionKinds: OptionKinds<WaitOptions<never>> = {
  ...callOptionKinds,
  maxWaitMs: "any",
  minDelayMs: "any",
  maxDelayMs: "any",
  hints: "any",
  onProgress: "function",
};

/** The state of an avatar that is not ready, and for a failure the vendor's reason. */
export interface ItemStatus {
  status: Exclude<WaitStatus, "ready">;
  reason?: string | undefined;
}

/** What there is to know about a vendor's avatars to watch them. */
export interface Lifecycle<Avatar extends { id: string }, Ready extends Avatar> {
  vendor: VendorName;
  kind: JobKind;
  /** Shortest pause between looks unless the caller says otherwise, in milliseconds. */
  minDelayMs: number;
  isReady(avatar: Avatar): avatar is Ready;
  /** Asked about one that is not ready. */
  judge(avatar: Avatar): ItemStatus;
  /** What a time-out says of the avatar. */
  timeoutNote: string;
}

/** How a client watches an avatar. */
export interface Waiter<Avatar extends { id: string }, Ready extends Avatar>
  extends Lifecycle<Avatar, Ready> {
  clock: Clock;
  /** Takes the key out of what an error will show. */
  redactor: Redactor;
  get(id: string, options: CallOptions): Promise<Avatar>;
}
