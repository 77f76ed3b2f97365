import type { Clock } from "../time/clock.ts";

const firstBackoffMs = 500;
const maxBackoffMs = 8_000;

/**
 * Parses `Retry-After`, in seconds or as an HTTP date (RFC 9110 10.2.3), to milliseconds. Undefined if the header is
 * absent or invalid; 0 for a date in the past.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Date.parse would read "-1" as a year.
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Exponential backoff with full jitter: uniform between 0 and the doubled step. `retry` counts from 0. */
export function backoffMs(retry: number, clock: Clock): number {
  return clock.random() * Math.min(maxBackoffMs, firstBackoffMs * 2 ** retry);
}
