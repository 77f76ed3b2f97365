import type { Clock } from "./clock.ts";
import type { VendorName } from "./errors/index.ts";
import { ApiError, type AvatarClientError, isAvatarClientError } from "./errors/index.ts";
import { refuse } from "./errors/input.ts";
import { duration } from "./numbers.ts";
import { expandPath } from "./path.ts";
import type { Watch } from "./watch.ts";

const defaultMaxWaitMs = 15 * 60_000;
const defaultMaxDelayMs = 30_000;
/** A new avatar may not be readable everywhere at once. */
const notFoundGraceMs = 10_000;
/** So many failed looks in a row end a wait. */
export const failedPollsInARow = 5;

/** The times of a wait, checked, in milliseconds. */
export interface WaitTimes {
  minDelayMs: number;
  maxDelayMs: number;
  maxWaitMs: number;
}

/** Pause before poll `n`, counted from 1: uniform between the shortest and the doubled one. */
export function plannedDelayMs({ minDelayMs, maxDelayMs }: WaitTimes, n: number, clock: Clock): number {
  return minDelayMs + clock.random() * (Math.min(maxDelayMs, minDelayMs * 2 ** (n - 1)) - minDelayMs);
}

/** Checks the times given. @throws InvalidInputError with every reason. */
export function checkWaitOptions(
  watch: Pick<Watch<never, never>, "vendor" | "minDelayMs">,
  options: { [Time in keyof WaitTimes]?: number | undefined },
): WaitTimes {
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
export function checkId(vendor: VendorName, id: unknown): void {
  const reasons: string[] = [];
  expandPath("{id}", { id }, reasons);
  refuse(vendor, reasons);
}

/** True for an error of one look that a later look may not meet: the network, 5xx, rate limits, an early 404. */
export function mayPass(error: unknown, elapsedMs: number): error is AvatarClientError {
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
