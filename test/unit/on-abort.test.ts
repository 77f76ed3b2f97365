import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { onAbort } from "../../src/core/time/on-abort.ts";

const listeners = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;

describe("onAbort", () => {
  it("adds one listener to a signal that many share, and removes it with the last", () => {
    const { signal } = new AbortController();
    const forget = Array.from({ length: 20 }, () => onAbort(signal, () => undefined));
    expect(listeners(signal)).toBe(1);
    for (const each of forget) each();
    expect(listeners(signal)).toBe(0);
  });

  it("calls every callback once, except those that were removed", () => {
    const controller = new AbortController();
    const called: number[] = [];
    const forget = [1, 2, 3].map((each) => onAbort(controller.signal, () => called.push(each)));
    forget[1]?.();
    controller.abort();
    controller.abort();
    expect(called).toEqual([1, 3]);
    for (const each of forget) each();
    expect(listeners(controller.signal)).toBe(0);
  });

  it("keeps a callback that was added twice twice", () => {
    const controller = new AbortController();
    let calls = 0;
    const count = () => {
      calls += 1;
    };
    const forget = onAbort(controller.signal, count);
    onAbort(controller.signal, count);
    forget();
    forget();
    controller.abort();
    expect(calls).toBe(1);
  });

  it("listens again after it had no callbacks left", () => {
    const controller = new AbortController();
    onAbort(controller.signal, () => undefined)();
    let called = false;
    onAbort(controller.signal, () => {
      called = true;
    });
    controller.abort();
    expect(called).toBe(true);
  });

  it("does nothing without a signal", () => {
    expect(onAbort(undefined, () => undefined)()).toBeUndefined();
  });
});
