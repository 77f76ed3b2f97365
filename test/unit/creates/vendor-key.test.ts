import { describe, expect, it } from "vitest";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import {
  ConflictError,
  ConnectionError,
  InvalidInputError,
  OutcomeUnknownError,
  RateLimitError,
  ServerError,
} from "../../../src/index.ts";
import { failure, harness, rejection, reply } from "../support/harness.ts";

const run = { id: "run_1", status: "queued" };
const made = reply(202, run);
const lost: Responder = (_, response) => void response.destroy();
const hour = 3_600_000;

function refused(status: number, type: string, request_id: string, headers = {}): Responder {
  return reply(status, { error: { type, code: type, message: "no", request_id } }, headers);
}

/** The keys of all requests. */
function keys({ requests }: { requests: readonly { headers: Record<string, unknown> }[] }): unknown[] {
  return requests.map(({ headers }) => headers["idempotency-key"]);
}

describe("a create under a key that the vendor honours", () => {
  it("has a separate key for each call", async () => {
    await using h = await harness([made]);
    await h.protoface.runs.submit("m", {});
    await h.protoface.runs.submit("m", {});
    const [first, second] = keys(h);
    expect(first).toMatch(/^[\x21-\x7e]{20,255}$/);
    expect(second).not.toBe(first);
  });

  it("is resent if its response was lost, under the same key and with the same body", async () => {
    await using h = await harness([lost, reply(502, "<html>"), made]);
    const input = { prompt: { text: { deep: { deeper: ["Ada"] } } } };
    const going = h.protoface.runs.submit("a/m", input, { idempotencyKey: "order 1" });
    input.prompt.text.deep.deeper[0] = "changed";
    expect(await going).toEqual(run);
    expect(h.requests.map(({ method, url, body }) => [method, url, String(body)])).toEqual(
      [1, 2, 3].map(() => ["POST", "/v1/run/a/m", '{"prompt":{"text":{"deep":{"deeper":["Ada"]}}}}']),
    );
    expect(keys(h)).toEqual(["order 1", "order 1", "order 1"]);
  });

  it("is retried like a read after a documented 503, which is not an unknown outcome", async () => {
    await using h = await harness([refused(503, "service_unavailable", "r1"), made]);
    await h.protoface.runs.submit("m", {});
    await using full = await harness(["r1", "r2", "r3"].map((id) => refused(503, "service_unavailable", id)));
    await failure(ServerError, full.protoface.runs.submit("m", {}));
    expect([h.requests.length, full.requests.length]).toEqual([2, 3]);
  });

  it("is not retried after a 5xx that the vendor repeats: the same request id", async () => {
    await using h = await harness([refused(500, "internal", "r1")]);
    const error = await failure(OutcomeUnknownError, h.protoface.runs.submit("m", {}, { maxRetries: 5 }));
    expect(h.requests).toHaveLength(2);
    expect(error.cause).toBeInstanceOf(ServerError);
    expect(await error.reconcile()).toEqual({ status: "none" });
    expect(h.requests).toHaveLength(2);
  });

  it("is retried after 5xx with different request ids", async () => {
    await using h = await harness([refused(500, "internal", "r1"), refused(500, "internal", "r2"), made]);
    expect(await h.protoface.runs.submit("m", {})).toEqual(run);
  });

  it("is not retried after a 409, which is the caller's to handle", async () => {
    await using h = await harness([refused(409, "conflict", "r1")]);
    await failure(ConflictError, h.protoface.runs.submit("m", {}));
    expect(h.requests).toHaveLength(1);
  });

  it("is retried after a rate limit, but not if a quota is exhausted", async () => {
    await using h = await harness([refused(429, "rate_limit", "r1")]);
    await failure(RateLimitError, h.protoface.runs.submit("m", {}));
    await using full = await harness([refused(429, "quota_exceeded", "r1")]);
    expect(await rejection(full.protoface.runs.submit("m", {}))).toMatchObject({ code: "quota_exceeded" });
    expect([h.requests.length, full.requests.length]).toEqual([3, 1]);
  });

  it.each([401, 402, 409, 422, 429])(
    "has an unknown outcome if %i follows a lost response",
    async (status) => {
      const type = status === 402 ? "quota_exceeded" : "other";
      await using h = await harness([lost, refused(status, type, "r2")]);
      const error = await failure(OutcomeUnknownError, h.protoface.runs.submit("m", {}, { maxRetries: 1 }));
      expect(error.cause).toMatchObject({ status });
    },
  );

  it("has an unknown outcome if its retries end without a response, with the key and its expiry", async () => {
    await using h = await harness([lost, lost, lost, made]);
    const sentAt = h.clock.now();
    const submitted = h.protoface.runs.submit("m", {}, { idempotencyKey: "k1" });
    const error = await failure(OutcomeUnknownError, submitted);
    expect(error).toMatchObject({ idempotencyKey: "k1", expiresAt: new Date(sentAt + 23 * hour) });
    expect(error).not.toHaveProperty("id");
    expect(error.attempts).toHaveLength(3);
    expect(await error.candidates()).toEqual([]);
    expect(await error.reconcile()).toEqual({ status: "found", item: run });
    expect(await error.reconcile()).toEqual({ status: "found", item: run });
    expect(keys(h)).toEqual(["k1", "k1", "k1", "k1"]);
  });

  it("reconciles for as long as it may, then rejects with the plain error", async () => {
    await using h = await harness([lost]);
    const error = await failure(OutcomeUnknownError, h.protoface.runs.submit("m", {}, { maxRetries: 0 }));
    await failure(ConnectionError, error.reconcile({ waitMs: 5_000 }));
    const stop = new AbortController();
    const reason = new Error("enough");
    stop.abort(reason);
    expect(await rejection(error.reconcile({ signal: stop.signal }))).toBe(reason);
  });

  it("is not retried after 23 hours, by reconcile or by another call", async () => {
    await using h = await harness([lost, made]);
    const submit = () => h.protoface.runs.submit("m", {}, { maxRetries: 0, idempotencyKey: "k-late" });
    const error = await failure(OutcomeUnknownError, submit());
    h.clock.advance(23 * hour);
    expect(await error.reconcile()).toEqual({ status: "none" });
    await failure(InvalidInputError, submit());
    expect(h.requests).toHaveLength(1);
  });

  it("is not retried within the call once 23 hours have passed", async () => {
    await using h = await harness([
      (request, response) => {
        h.clock.advance(23 * hour);
        lost(request, response, 0);
      },
      made,
    ]);
    await failure(OutcomeUnknownError, h.protoface.runs.submit("m", {}, { timeoutMs: 24 * hour }));
    expect(h.requests).toHaveLength(1);
  });

  it("is unknown, not aborted, if the signal aborts after a lost response", async () => {
    const stop = new AbortController();
    const reason = new Error("enough");
    await using h = await harness([lost]);
    const after = h.clock.after.bind(h.clock);
    h.clock.after = (ms, callback) => {
      // The first backoff before a retry.
      if (ms < 10_000) queueMicrotask(() => stop.abort(reason));
      return after(ms, callback);
    };
    const error = await failure(
      OutcomeUnknownError,
      h.protoface.runs.submit("m", {}, { signal: stop.signal }),
    );
    expect(error.cause).toBe(reason);
    expect(h.requests).toHaveLength(1);
  });

  it("rejects with the signal's reason if nothing was sent, and passes the key to onSending", async () => {
    await using h = await harness([made]);
    const reason = new Error("enough");
    const told: unknown[] = [];
    await h.protoface.runs.submit("m", {}, { onSending: ({ idempotencyKey }) => told.push(idempotencyKey) });
    expect(told).toEqual(keys(h));
    const aborted = h.protoface.runs.submit("m", {}, { signal: AbortSignal.abort(reason) });
    expect(await rejection(aborted)).toBe(reason);
    const cancelled = h.protoface.runs.submit("m", {}, { onSending: () => Promise.reject(reason) });
    expect(await rejection(cancelled)).toBe(reason);
    expect(h.requests).toHaveLength(1);
  });

  it("rejects keys that no header can hold", async () => {
    await using h = await harness([made]);
    for (const idempotencyKey of ["", " k", "k ", "k\n", "ä", "x".repeat(256), 7 as never])
      await failure(InvalidInputError, h.protoface.runs.submit("m", {}, { idempotencyKey }));
    expect(h.requests).toEqual([]);
  });
});

it("a harmlessly repeatable POST is retried like a read, and never has an unknown outcome", async () => {
  await using h = await harness([lost, reply(500), reply(200, run)]);
  expect(await h.protoface.runs.cancel("run_1")).toEqual(run);
  await using down = await harness([lost]);
  await failure(ConnectionError, down.protoface.sessions.end("sess_1"));
  expect([h.requests.length, down.requests.length]).toEqual([3, 3]);
});
