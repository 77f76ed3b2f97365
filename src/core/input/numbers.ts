import type { VendorName } from "../errors/base.ts";
import { assertValid } from "../errors/input.ts";
import { maxTimerMs } from "../time/clock.ts";
import { show } from "./fields.ts";

/**
 * Checks a duration and limits it to what a timer can hold. Adds a reason for NaN, too small a value or a non-number.
 */
export function checkDuration(value: unknown, name: string, min: number, reasons: string[]): number {
  if (typeof value !== "number" || !(value >= min)) {
    reasons.push(`${name} must be a number of milliseconds, at least ${min}, not ${show(value)}`);
    return min;
  }
  return Math.min(value, maxTimerMs);
}

/** Checks a count; Infinity is allowed. Adds a reason for fractions, NaN, negative numbers or a non-number. */
export function checkCount(value: unknown, name: string, reasons: string[]): number {
  if (typeof value === "number" && (Number.isInteger(value) || value === Infinity) && value >= 0)
    return value;
  reasons.push(`${name} must be a non-negative integer, not ${show(value)}`);
  return 0;
}

/** Adds a reason unless the value is an integer in range. */
export function checkInteger(
  value: unknown,
  name: string,
  min: number,
  max: number,
  reasons: string[],
): value is number {
  if (Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max) return true;
  const range = max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`;
  reasons.push(`${name} must be an integer ${range}, not ${show(value)}`);
  return false;
}

/** Checks a concurrency limit, at least 1; Infinity means no limit. @throws InvalidInputError */
export function checkConcurrency(vendor: VendorName, concurrency: unknown): number {
  const reasons: string[] = [];
  const number = checkCount(concurrency, "concurrency", reasons);
  if (number === 0 && reasons.length === 0) reasons.push("concurrency must be at least 1");
  assertValid(vendor, reasons);
  return number;
}
