import { expect, it } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { RateGate } from "../../src/unified/rate-gate.ts";

const minuteMs = 60_000;

function gate(): RateGate {
  return new RateGate(new FakeClock(), new AbortController().signal);
}

it("waits for as long as the vendor asks", async () => {
  const clock = new FakeClock({ holdFrom: Number.POSITIVE_INFINITY });
  const { signal } = new AbortController();
  const one = new RateGate(clock, signal);
  const before = clock.now();
  expect(one.limited(14 * minuteMs)).toBe(true);
  await one.open();
  expect(clock.now() - before).toBeGreaterThanOrEqual(14 * minuteMs);
});

it.each([16 * minuteMs, 1e12])("gives up on a pause of %i ms, which exceeds its patience", (hint) => {
  expect(gate().limited(hint)).toBe(false);
});
