import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import { NotFoundError, OutcomeUnknownError, TimeoutError } from "../../../src/core/errors/index.ts";
import { protofaceAvatar } from "../support/fixtures.ts";
import { create, failure, harness, reply, vendorNames } from "../support/harness.ts";

/** A client whose attempts time out once the head of a response has arrived. */
function afterHead(clock: FakeClock): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    setImmediate(() => clock.fireHeld());
    return response;
  };
}

const endless =
  (status: number): Responder =>
  (_, response) =>
    void response.writeHead(status, { "content-type": "application/json" }).write('{"id":');

describe("timeoutMs", () => {
  it("ends an attempt at a read, which is then retried", async () => {
    const clock = new FakeClock();
    await using h = await harness([() => clock.fireHeld(), reply(200, protofaceAvatar())], { clock });
    expect((await h.protoface.avatars.get("av_1")).id).toBe("av_1");
    expect(h.requests).toHaveLength(2);
  });

  it("is a TimeoutError if it met every attempt of a read", async () => {
    const clock = new FakeClock();
    await using h = await harness([() => clock.fireHeld()], { clock, maxRetries: 0 });
    const error = await failure(TimeoutError, h.protoface.avatars.get("av_1"));
    expect(error).toMatchObject({ code: "timeout", method: "GET", path: "/v1/avatars/{avatar_id}" });
    expect(error.message).toBe('protoface: GET /v1/avatars/{avatar_id}: timed out (id "av_1")');
    expect(error.attempts).toMatchObject([{ outcome: "timeout", durationMs: 60_000 }]);
    expect(clock.pending).toBe(0);
  });

  it.each(vendorNames)("leaves the outcome of a create at %s unknown", async (vendor) => {
    const clock = new FakeClock();
    await using h = await harness([() => clock.fireHeld()], { clock });
    const error = await failure(OutcomeUnknownError, create(h, vendor));
    expect(error.cause).toBeInstanceOf(TimeoutError);
    expect(error.message).toContain("but the response was lost (timed out)");
    expect(h.requests).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });

  it("covers the body: one that never ends is a timeout of a read and of a create", async () => {
    const clock = new FakeClock();
    const options = { clock, fetch: afterHead(clock), maxRetries: 0 };
    await using h = await harness([endless(200)], options);
    await failure(TimeoutError, h.protoface.avatars.get("av_1"));
    const error = await failure(OutcomeUnknownError, create(h, "protoface"));
    expect(error.cause).toBeInstanceOf(TimeoutError);
    expect(clock.pending).toBe(0);
  });

  it("works even if a custom fetch ignores its signal", async () => {
    const clock = new FakeClock();
    const deaf = () => {
      setImmediate(() => clock.fireHeld());
      return new Promise<Response>(() => undefined);
    };
    await using h = await harness([], { clock, fetch: deaf, maxRetries: 0 });
    await failure(TimeoutError, h.protoface.avatars.get("av_1"));
    expect(clock.pending).toBe(0);
  });

  it("is clamped to a timer's maximum", async () => {
    const timeouts: number[] = [];
    const clock = new FakeClock();
    const after = clock.after.bind(clock);
    clock.after = (ms, callback) => {
      timeouts.push(ms);
      return after(ms, callback);
    };
    await using h = await harness([reply(200, protofaceAvatar())], { clock, timeoutMs: Infinity });
    await h.protoface.avatars.get("av_1");
    // For loading, and for the attempt.
    expect(timeouts).toEqual([2 ** 31 - 1, 2 ** 31 - 1]);
  });
});

describe("a failure status whose body is lost", () => {
  it("is still that failure if the body never ends", async () => {
    const clock = new FakeClock();
    await using h = await harness([endless(404)], { clock, fetch: afterHead(clock) });
    const error = await failure(NotFoundError, h.protoface.avatars.get("av_1"));
    expect(error).toMatchObject({ status: 404, body: "" });
    expect(h.requests).toHaveLength(1);
  });

  it.each(vendorNames)("is still that failure for a create at %s if the body is cut off", async (vendor) => {
    await using h = await harness([
      (_, response) => {
        response.writeHead(422, { "content-type": "application/json", "content-length": "100" });
        response.write('{"error":', () => response.destroy());
      },
    ]);
    await expect(create(h, vendor)).rejects.toMatchObject({ code: "unprocessable", status: 422 });
    expect(h.requests).toHaveLength(1);
  });
});
