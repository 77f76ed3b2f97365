import type { Clock } from "../time/clock.ts";

const firstBackoffMs = 500;
const longestBackoffMs = 8_000;

/**
 * The pause that `Retry-After` asks for, in milliseconds: whole seconds or an HTTP date (RFC 9110 10.2.3). Undefined
 * where the header is absent or makes no sense; a date that has passed means 0.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Date.parse would take "-1" for a year.
  const date = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Exponential back-off with full jitter: uniform between 0 and the doubled step. `retry` counts from 0. */
export function backoffMs(retry: number, clock: Clock): number {
  return clock.random() * Math.min(longestBackoffMs, firstBackoffMs * 2 ** retry);
}
