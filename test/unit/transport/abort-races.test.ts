import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import { ConnectionError, OutcomeUnknownError, TimeoutError } from "../../../src/core/errors/index.ts";
import { create, expectInstance, type Harness, harness, rejection } from "../support/harness.ts";

const calls: Record<string, (h: Harness, signal: AbortSignal) => Promise<unknown>> = {
  "a read": (h, signal) => h.protoface.avatars.get("av_1", { signal, maxRetries: 0 }),
  "a create": (h, signal) => create(h, "protoface", { signal, maxRetries: 0 }),
};

function perform(name: string, h: Harness, signal: AbortSignal): Promise<unknown> {
  return calls[name]?.(h, signal) ?? Promise.resolve();
}

describe.each(Object.keys(calls))("the signal's reason, %s,", (name) => {
  it.each([
    ["an error", new Error("stop")],
    ["an object", { because: "of this" }],
    ["a frozen error", Object.freeze(new Error("hands off"))],
  ])("is not modified: %s", async (_, reason) => {
    const before = Object.getOwnPropertyDescriptors(reason);
    const controller = new AbortController();
    await using h = await harness([() => controller.abort(reason)]);
    const error = await rejection(perform(name, h, controller.signal));
    expect(error instanceof OutcomeUnknownError ? error.cause : error).toBe(reason);
    // The platform's fetch would write its own stack to the abort reason a moment later.
    await new Promise((resolve) => setImmediate(resolve));
    expect(Object.getOwnPropertyDescriptors(reason)).toEqual(before);
  });
});

describe.each(Object.keys(calls))("two ends of %s at the same time", (name) => {
  const reason = new Error("stop");

  it("timeout first, then abort: it has timed out", async () => {
    const controller = new AbortController();
    const clock = new FakeClock();
    await using h = await harness(
      [
        () => {
          clock.fireHeld();
          controller.abort(reason);
        },
      ],
      { clock },
    );
    const error = await rejection(perform(name, h, controller.signal));
    expectInstance(TimeoutError, error instanceof OutcomeUnknownError ? error.cause : error);
  });

  it("abort first, then timeout: it was aborted", async () => {
    const controller = new AbortController();
    const clock = new FakeClock();
    await using h = await harness(
      [
        () => {
          controller.abort(reason);
          clock.fireHeld();
        },
      ],
      { clock },
    );
    const error = await rejection(perform(name, h, controller.signal));
    expect(error instanceof OutcomeUnknownError ? error.cause : error).toBe(reason);
  });

  it.each(Array.from({ length: 12 }, (_, turns) => turns))(
    "a failure, then the abort %i turns later: one or the other, never the platform's own error",
    async (turns) => {
      const controller = new AbortController();
      await using h = await harness([], {
        fetch() {
          const failed = Promise.reject(new TypeError("fetch failed"));
          let turn: Promise<unknown> = failed.catch(() => undefined);
          for (let n = 0; n < turns; n++) turn = turn.then(() => undefined);
          void turn.then(() => controller.abort(reason));
          return failed;
        },
      });
      const error = await rejection(perform(name, h, controller.signal));
      const cause = error instanceof OutcomeUnknownError ? error.cause : error;
      if (cause !== reason) expectInstance(ConnectionError, cause);
    },
  );
});
