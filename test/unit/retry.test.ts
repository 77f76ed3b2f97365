import { describe, expect, it } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { backoffMs, parseRetryAfter } from "../../src/core/http/retry.ts";
import { isTransientStatus } from "../../src/core/http/transient.ts";

const now = Date.UTC(2026, 0, 1, 12, 0, 0);

describe("parseRetryAfter", () => {
  it.each([
    ["0", 0],
    ["7", 7_000],
    ["007", 7_000],
    [" 7 ", 7_000],
    ["1.5", 1_500],
    ["2026", 2_026_000],
    ["99999999999", 99_999_999_999_000],
    ["9".repeat(400), Number.POSITIVE_INFINITY],
    ["Thu, 01 Jan 2026 12:00:30 GMT", 30_000],
    ["Thursday, 01-Jan-26 12:00:30 GMT", 30_000],
    ["Thu, 01 Jan 2026 11:59:00 GMT", 0],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
  ])("%s means %s ms", (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });

  it.each([null, "", " ", "-1", "-5.5", "soon", "1e3", "0x10", "1,5", "5 seconds", "NaN", "Infinity", ".5"])(
    "%j gives no delay",
    (header) => {
      expect(parseRetryAfter(header, now)).toBeUndefined();
    },
  );
});

describe("backoffMs", () => {
  const ceilings = [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000];

  it.each(ceilings.map((ceiling, retry) => [retry, ceiling] as const))(
    "is uniform from 0 to the doubled step before retry %s: up to %s ms",
    (retry, ceiling) => {
      const clock = new FakeClock();
      for (const chance of [0, 0.25, 0.5, 1 - 2 ** -53]) {
        clock.chance = chance;
        expect(backoffMs(retry, clock)).toBeCloseTo(chance * ceiling, 6);
        expect(backoffMs(retry, clock)).toBeLessThanOrEqual(ceiling);
      }
    },
  );

  it("stays bounded, however many retries there were", () => {
    const clock = new FakeClock();
    clock.chance = 1 - 2 ** -53;
    expect(backoffMs(10_000, clock)).toBeLessThanOrEqual(8_000);
  });
});

describe("isTransientStatus", () => {
  it.each([408, 425, 429, 500, 502, 503, 504, 507, 520, 599])("%s is transient", (status) => {
    expect(isTransientStatus(status)).toBe(true);
  });

  it.each([200, 204, 301, 400, 401, 402, 403, 404, 409, 410, 413, 418, 422, 501, 505])(
    "%s is permanent",
    (status) => {
      expect(isTransientStatus(status)).toBe(false);
    },
  );
});
