import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import { OutcomeUnknownError } from "../../../src/core/errors/index.ts";
import { protofaceAvatar } from "../support/fixtures.ts";
import {
  create,
  expectInstance,
  type Harness,
  harness,
  listeners,
  rejection,
  reply,
} from "../support/harness.ts";

const operations: Record<string, (h: Harness, signal: AbortSignal) => Promise<unknown>> = {
  "a read": (h, signal) => h.protoface.avatars.get("av_1", { signal }),
  "a create": (h, signal) => create(h, "protoface", { signal }),
  "a list": (h, signal) => h.protoface.avatars.list({}, { signal }).toArray(),
  "a delete": (h, signal) => h.anam.avatars.delete("a1", { signal }),
  "a call through api": (h, signal) => h.protoface.api.GET("/v1/billing/quota", { signal }),
};
const names = Object.keys(operations);

class Stopped extends Error {}

/** Aborts as soon as something sleeps. */
class AbortingClock extends FakeClock {
  readonly controller = new AbortController();
  readonly reason = new Stopped("stop");

  override after(ms: number, callback: () => void): () => void {
    const cancel = super.after(ms, callback);
    if (ms < 60_000) queueMicrotask(() => this.controller.abort(this.reason));
    return cancel;
  }
}

function perform(name: string, h: Harness, signal: AbortSignal): Promise<unknown> {
  return operations[name]?.(h, signal) ?? Promise.resolve();
}

describe.each(names)("aborting %s", (name) => {
  it.each([new Stopped("stop"), "text", { plain: true }])(
    "before it starts sends nothing and rejects with the reason %j",
    async (reason) => {
      await using h = await harness([reply(200)]);
      expect(await rejection(perform(name, h, AbortSignal.abort(reason)))).toBe(reason);
      expect(h.requests).toEqual([]);
      expect(h.clock.pending).toBe(0);
    },
  );

  /** The signal's own reason or, for a create that may have been carried out, an error caused by it. */
  function expectAborted(error: unknown, reason: unknown): void {
    if (name !== "a create") {
      expect(error).toBe(reason);
      return;
    }
    const unknown = expectInstance(OutcomeUnknownError, error);
    expect(unknown.cause).toBe(reason);
    expect(unknown.attempts).toMatchObject([{ outcome: "aborted" }]);
  }

  it("while waiting for the response rejects immediately", async () => {
    const controller = new AbortController();
    const reason = new Stopped("stop");
    await using h = await harness([() => controller.abort(reason)]);
    expectAborted(await rejection(perform(name, h, controller.signal)), reason);
    expect(h.requests).toHaveLength(1);
    expect(listeners(controller.signal)).toBe(0);
    expect(h.clock.pending).toBe(0);
  });

  it("while reading the body rejects immediately", async () => {
    const controller = new AbortController();
    await using h = await harness(
      [(_, response) => void response.writeHead(200, { "content-type": "application/json" }).write("{")],
      {
        async fetch(input, init) {
          const response = await fetch(input, init);
          setImmediate(() => controller.abort());
          return response;
        },
      },
    );
    const error = await rejection(perform(name, h, controller.signal));
    expectAborted(error, controller.signal.reason);
    expect(listeners(controller.signal)).toBe(0);
    expect(h.clock.pending).toBe(0);
  });

  it("during the backoff before a retry ends it and sends nothing more", async () => {
    const clock = new AbortingClock();
    await using h = await harness([reply(429, {}, { "retry-after": "30" })], { clock });
    expect(await rejection(perform(name, h, clock.controller.signal))).toBe(clock.reason);
    expect(h.requests).toHaveLength(1);
    expect(listeners(clock.controller.signal)).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it("works even if a custom fetch ignores its signal", async () => {
    const controller = new AbortController();
    await using h = await harness([], {
      fetch() {
        queueMicrotask(() => controller.abort("deaf"));
        return new Promise(() => undefined);
      },
    });
    expectAborted(await rejection(perform(name, h, controller.signal)), "deaf");
    expect(h.clock.pending).toBe(0);
  });
});

it("a successful call leaves no listener on the signal and no timer", async () => {
  const { signal } = new AbortController();
  await using h = await harness([reply(500), reply(200, protofaceAvatar())]);
  await h.protoface.avatars.get("av_1", { signal });
  expect(listeners(signal)).toBe(0);
  expect(h.clock.pending).toBe(0);
});

it("a timeout signal rejects with its TimeoutError, which is not one of ours", async () => {
  await using h = await harness([() => undefined]);
  const error = await rejection(h.protoface.avatars.get("av_1", { signal: AbortSignal.timeout(1) }));
  expect(error).toBeInstanceOf(DOMException);
});
