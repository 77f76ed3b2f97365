import { describe, expect, it } from "vitest";
import { checkCount, checkDuration } from "../../src/core/input/numbers.ts";
import { maxTimerMs } from "../../src/core/time/clock.ts";

describe("checkDuration", () => {
  it.each([
    [1, 1],
    [0.5, 0.5],
    [60_000, 60_000],
    [maxTimerMs, maxTimerMs],
    [maxTimerMs + 1, maxTimerMs],
    [Number.MAX_VALUE, maxTimerMs],
    [Number.POSITIVE_INFINITY, maxTimerMs],
  ])("accepts %s as %s", (value, expected) => {
    const reasons: string[] = [];
    expect(checkDuration(value, "timeoutMs", 0, reasons)).toBe(expected);
    expect(reasons).toEqual([]);
  });

  it.each([Number.NaN, -1, Number.NEGATIVE_INFINITY, "60", null, undefined, {}, [5], true, 10n])(
    "rejects %s by name",
    (value) => {
      const reasons: string[] = [];
      checkDuration(value, "timeoutMs", 0, reasons);
      expect(reasons).toEqual([`timeoutMs must be a number of milliseconds, at least 0, not ${value}`]);
    },
  );

  it("rejects less than the minimum", () => {
    const reasons: string[] = [];
    checkDuration(0, "minDelayMs", 1, reasons);
    expect(reasons).toEqual(["minDelayMs must be a number of milliseconds, at least 1, not 0"]);
  });
});

describe("checkCount", () => {
  it.each([0, 1, 2, 1_000_000, Number.POSITIVE_INFINITY])("accepts %s", (value) => {
    const reasons: string[] = [];
    expect(checkCount(value, "maxRetries", reasons)).toBe(value);
    expect(reasons).toEqual([]);
  });

  it.each([-1, 1.5, Number.NaN, Number.NEGATIVE_INFINITY, "2", null, undefined, true])(
    "rejects %s by name",
    (value) => {
      const reasons: string[] = [];
      checkCount(value, "maxRetries", reasons);
      expect(reasons).toEqual([`maxRetries must be a non-negative integer, not ${value}`]);
    },
  );
});
