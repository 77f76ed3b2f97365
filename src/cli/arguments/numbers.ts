import { UsageError } from "../errors/usage-error.ts";

/** Converts seconds to milliseconds; undefined if the option was not given. @throws UsageError */
export function readSeconds(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+(\.\d+)?$/.test(text)) {
    throw new UsageError(`${option} must be a number of seconds, 0 or more, not ${JSON.stringify(text)}`);
  }
  return Math.round(Number(text) * 1000);
}

/** @throws UsageError */
export function readWhole(
  text: string | undefined,
  option: string,
  min: number,
  max: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  const range = max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `${min} to ${max}`;
  throw new UsageError(`${option} must be a whole number, ${range}, not ${JSON.stringify(text)}`);
}
