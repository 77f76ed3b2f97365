import { afterEach, describe, expect, it, vi } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { maxTimerMs, sleep, systemClock } from "../../src/core/time/clock.ts";
import { rejection } from "./support/harness.ts";

afterEach(() => {
  vi.useRealTimers();
});

function watched(): { controller: AbortController; open(): number } {
  const controller = new AbortController();
  const added = vi.spyOn(controller.signal, "addEventListener");
  const removed = vi.spyOn(controller.signal, "removeEventListener");
  return { controller, open: () => added.mock.calls.length - removed.mock.calls.length };
}

describe("sleep", () => {
  it("ends when its time is over and removes its listener from the signal", async () => {
    const clock = new FakeClock();
    const { controller, open } = watched();
    const before = clock.now();
    const sleeping = sleep(clock, 1_500, controller.signal);
    expect(open()).toBe(1);
    await sleeping;
    expect(clock.now() - before).toBe(1_500);
    expect(open()).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it("rejects immediately with the signal's own reason, whatever it is, and leaves no timer", async () => {
    for (const reason of [new Error("enough"), "a string", { any: "object" }]) {
      const clock = new FakeClock({ holdFrom: 0 });
      const { controller } = watched();
      const sleeping = rejection(sleep(clock, 5_000, controller.signal));
      controller.abort(reason);
      expect(clock.pending).toBe(0);
      expect(await sleeping).toBe(reason);
    }
  });

  it("does not start under an aborted signal", async () => {
    const clock = new FakeClock();
    const { controller, open } = watched();
    controller.abort("gone");
    expect(await rejection(sleep(clock, 5_000, controller.signal))).toBe("gone");
    expect(open()).toBe(0);
    expect(clock.sleeps).toEqual([]);
  });

  it("needs no signal", async () => {
    await expect(sleep(new FakeClock(), 10, undefined)).resolves.toBeUndefined();
  });
});

describe("systemClock", () => {
  it.each([maxTimerMs + 1, 2 ** 40, Number.POSITIVE_INFINITY])("does not fire %s ms immediately", (ms) => {
    vi.useFakeTimers();
    const callback = vi.fn();
    systemClock.after(ms, callback);
    vi.advanceTimersByTime(maxTimerMs - 1);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledOnce();
  });

  it("cancels a timer", () => {
    vi.useFakeTimers();
    const callback = vi.fn();
    systemClock.after(10, callback)();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(20);
    expect(callback).not.toHaveBeenCalled();
  });

  it("does not jump with the wall clock", () => {
    const before = systemClock.now();
    vi.spyOn(Date, "now").mockReturnValueOnce(0);
    expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  });

  it("draws from 0 up to but excluding 1", () => {
    const chance = systemClock.random();
    expect(chance).toBeGreaterThanOrEqual(0);
    expect(chance).toBeLessThan(1);
  });
});
