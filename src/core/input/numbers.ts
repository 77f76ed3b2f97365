import type { VendorName } from "../errors/base.ts";
import { assertValid } from "../errors/input.ts";
import { longestDelayMs } from "../time/clock.ts";
import { show } from "./fields.ts";

/** A duration that a timer can hold; NaN, negative and non-numbers are a reason to refuse. */
export function checkDuration(value: unknown, name: string, least: number, reasons: string[]): number {
  if (typeof value !== "number" || !(value >= least)) {
    reasons.push(`${name} must be a number of milliseconds, at least ${least}, not ${show(value)}`);
    return least;
  }
  return Math.min(value, longestDelayMs);
}

/** A count; fractions, NaN and negative numbers are a reason to refuse. */
export function checkCount(value: unknown, name: string, reasons: string[]): number {
  if (typeof value === "number" && (Number.isInteger(value) || value === Infinity) && value >= 0)
    return value;
  reasons.push(`${name} must be a whole number from 0, not ${show(value)}`);
  return 0;
}

/** Adds a reason unless the value is a whole number in a vendor's range. */
export function checkInteger(
  value: unknown,
  name: string,
  least: number,
  most: number,
  reasons: string[],
): value is number {
  if (Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most) return true;
  const range = most === Infinity ? `from ${least}` : `from ${least} to ${most}`;
  reasons.push(`${name} must be a whole number ${range}, not ${show(value)}`);
  return false;
}

/** How many at a time: a count from 1; Infinity is all at once. */
export function checkConcurrency(vendor: VendorName, concurrency: unknown): number {
  const reasons: string[] = [];
  const number = checkCount(concurrency, "concurrency", reasons);
  if (number === 0 && reasons.length === 0) reasons.push("concurrency must be at least 1");
  assertValid(vendor, reasons);
  return number;
}
