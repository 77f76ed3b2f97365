import { type Clock, sleep } from "./clock.ts";
import type { VendorName } from "./errors/index.ts";
import {
  ApiError,
  type AvatarClientError,
  AvatarFailedError,
  isAvatarClientError,
  WaitTimeoutError,
} from "./errors/index.ts";
import { refuse } from "./errors/input.ts";
import { duration } from "./numbers.ts";
import type { CallOptions } from "./options.ts";
import { expandPath } from "./path.ts";
import { isObject } from "./shape.ts";
import type { SendOptions } from "./transport.ts";

/** One vocabulary for the vendors' states; `unknown` is a status that is not in the vendor's document. */
export type WaitStatus = "processing" | "ready" | "failed" | "unknown";

/** Told at every look at the avatar, the one in hand included. */
export interface WaitProgress<Avatar> {
  status: WaitStatus;
  avatar: Avatar;
  /** How many GETs the wait has sent. */
  polls: number;
  elapsedMs: number;
  /** Pause before the next look, in milliseconds; undefined once the wait is over. */
  nextDelayMs: number | undefined;
}

/** Options of a wait. `timeoutMs` and `maxRetries` are for each look, `maxWaitMs` is for all of them. */
export interface WaitOptions<Avatar> extends CallOptions {
  /** Give up after this many milliseconds, with one last look. Default 900,000 (15 minutes). */
  maxWaitMs?: number | undefined;
  /** Shortest pause between looks, in milliseconds, at least 1. Default 2,000; Argil 3,000. */
  minDelayMs?: number | undefined;
  /** Longest pause between looks, in milliseconds, unless the vendor asks for more. Default 30,000. */
  maxDelayMs?: number | undefined;
  /** Told at every look. What it throws ends the wait. */
  onProgress?: ((progress: WaitProgress<Avatar>) => void) | undefined;
}

/** How a vendor's avatars are watched. */
export interface Watch<Avatar extends { id: string }, Ready extends Avatar> {
  vendor: VendorName;
  clock: Clock;
  minDelayMs: number;
  get(id: string, options: SendOptions): Promise<Avatar>;
  isReady(avatar: Avatar): avatar is Ready;
  /** The state of one that is not ready, and for a failure the vendor's reason. */
  judge(avatar: Avatar): { status: Exclude<WaitStatus, "ready">; reason?: string | undefined };
  /** What a time-out says of the avatar. */
  timeoutNote: string;
}

const defaultMaxWaitMs = 15 * 60_000;
const defaultMaxDelayMs = 30_000;
/** A new avatar may not be readable everywhere at once. */
const notFoundGraceMs = 10_000;
const failedPollsInARow = 5;

/**
 * Looks at an avatar until it is ready.
 *
 * Pause before poll n: uniform between `minDelayMs` and `min(maxDelayMs, minDelayMs * 2^(n-1))`, raised to what the
 * vendor asks for. Given an id it looks at once; given an avatar, that is the first look.
 *
 * @throws AvatarFailedError, WaitTimeoutError, the fifth error in a row of failed looks, any error that will not pass
 *   (401, 403, 404 after 10 s), or the signal's own reason.
 */
export async function waitUntilReady<Avatar extends { id: string }, Ready extends Avatar>(
  watch: Watch<Avatar, Ready>,
  start: string | Avatar,
  options: WaitOptions<Avatar> = {},
): Promise<Ready> {
  const { clock, vendor } = watch;
  const { minDelayMs, maxDelayMs, maxWaitMs } = checkWaitOptions(watch, options);
  const { signal, onProgress, timeoutMs, maxRetries, headers } = options;
  signal?.throwIfAborted();
  const startedAt = clock.now();
  const deadline = startedAt + maxWaitMs;
  const id = isObject(start) ? start.id : start;
  checkId(vendor, id);
  let polls = 0;
  let failures = 0;

  /** One GET; a failure that may pass gives no avatar, but perhaps the vendor's hint when to ask again. */
  async function poll(): Promise<{ avatar?: Avatar; hintMs?: number | undefined }> {
    polls += 1;
    try {
      const avatar = await watch.get(id, { signal, timeoutMs, maxRetries, headers, deadline });
      failures = 0;
      return { avatar };
    } catch (error) {
      failures += 1;
      if (failures >= failedPollsInARow || !mayPass(error, clock.now() - startedAt)) throw error;
      return { hintMs: error instanceof ApiError ? error.retryAfterMs : undefined };
    }
  }

  let look = isObject(start) ? { avatar: start } : await poll();
  let lastSeen = look.avatar;
  let last = polls > 0 && clock.now() >= deadline;
  for (let n = 1; ; n++) {
    const now = clock.now();
    const elapsedMs = Math.round(now - startedAt);
    const planned =
      minDelayMs + clock.random() * (Math.min(maxDelayMs, minDelayMs * 2 ** (n - 1)) - minDelayMs);
    // Rounded up: a pause that ends just before the deadline would add a look at once.
    const delayMs = Math.ceil(Math.min(Math.max(planned, look.hintMs ?? 0), Math.max(0, deadline - now)));
    const { avatar } = look;
    if (avatar) {
      lastSeen = avatar;
      const ready = watch.isReady(avatar);
      const { status, reason } = ready ? { status: "ready" as const } : watch.judge(avatar);
      const over = last || ready || status === "failed";
      onProgress?.({ status, avatar, polls, elapsedMs, nextDelayMs: over ? undefined : delayMs });
      if (ready) return avatar;
      if (status === "failed") throw new AvatarFailedError(vendor, id, avatar, reason ?? "no reason given");
    }
    if (last)
      throw new WaitTimeoutError(vendor, { id, avatar: lastSeen, elapsedMs, polls }, watch.timeoutNote);
    last = now + delayMs >= deadline;
    await sleep(clock, delayMs, signal);
    look = await poll();
  }
}

/** Checks the times given. @throws InvalidInputError with every reason. */
export function checkWaitOptions(
  watch: Pick<Watch<never, never>, "vendor" | "minDelayMs">,
  options: Pick<WaitOptions<unknown>, "maxWaitMs" | "minDelayMs" | "maxDelayMs">,
): Record<"minDelayMs" | "maxDelayMs" | "maxWaitMs", number> {
  const reasons: string[] = [];
  const maxWaitMs = duration(options.maxWaitMs ?? defaultMaxWaitMs, "maxWaitMs", 0, reasons);
  const maxDelayMs = duration(
    options.maxDelayMs ?? Math.max(defaultMaxDelayMs, options.minDelayMs ?? 0),
    "maxDelayMs",
    1,
    reasons,
  );
  const minDelayMs = duration(
    options.minDelayMs ?? Math.min(watch.minDelayMs, maxDelayMs),
    "minDelayMs",
    1,
    reasons,
  );
  if (minDelayMs > maxDelayMs)
    reasons.push(`minDelayMs ${minDelayMs} must not be above maxDelayMs ${maxDelayMs}`);
  refuse(watch.vendor, reasons);
  return { minDelayMs, maxDelayMs, maxWaitMs };
}

/** What the path of a look would refuse, told at once. @throws InvalidInputError with the reason. */
function checkId(vendor: VendorName, id: unknown): void {
  const reasons: string[] = [];
  expandPath("{id}", { id }, reasons);
  refuse(vendor, reasons);
}

/** True for an error of one look that a later look may not meet: the network, 5xx, rate limits, an early 404. */
function mayPass(error: unknown, elapsedMs: number): error is AvatarClientError {
  if (!isAvatarClientError(error)) return false;
  if (error instanceof ApiError) {
    const { status } = error;
    if (status === 404) return elapsedMs < notFoundGraceMs;
    return (
      status >= 500 || status === 408 || status === 425 || (status === 429 && error.code === "rate_limited")
    );
  }
  return error.code === "connection" || error.code === "timeout" || error.code === "invalid_response";
}
