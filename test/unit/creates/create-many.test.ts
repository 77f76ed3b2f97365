import { describe, expect, it } from "vitest";
import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import { type Responder, sendJson } from "../../../scripts/common/stand-ins/server.ts";
import { AbortedError, OutcomeUnknownError } from "../../../src/core/errors/index.ts";
import { type AvatarProvider, toProvider } from "../../../src/index.ts";
import { png, protofaceAvatar } from "../support/fixtures.ts";
import { failure, type Harness, harness, rejection, reply } from "../support/harness.ts";

const names = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `name ${index}`, image: png(9, 9) }));

let made = 0;
const created: Responder = (_, response) => sendJson(response, 202, protofaceAvatar({ id: `av_${++made}` }));

async function provider(
  steps: readonly Responder[],
  clock = new FakeClock(),
): Promise<Harness & { provider: AvatarProvider<"protoface"> }> {
  const h = await harness(steps, { clock });
  return Object.assign(h, { provider: toProvider(h.protoface) });
}

const statuses = (results: readonly { status: string }[]) => results.map(({ status }) => status);

describe("createMany", () => {
  it("passes no signal to creates in flight, and resolves with every id", async () => {
    const stop = new AbortController();
    const waiting: (() => void)[] = [];
    const slow: Responder = (request, response, index) => {
      waiting.push(() => created(request, response, index));
      if (waiting.length < 4) return;
      stop.abort(new Error("enough"));
      for (const answer of waiting) answer();
    };
    await using h = await provider([slow]);
    const results = await h.provider.createMany(names(20), { concurrency: 4, signal: stop.signal });
    expect(statuses(results)).toEqual([...Array(4).fill("created"), ...Array(16).fill("unsent")]);
    expect(results[19]).toMatchObject({ index: 19, error: stop.signal.reason });
    expect(h.requests).toHaveLength(4);
  });

  it("cuts off what has not ended after drainMs, as unknown, with the signal's reason as the cause", async () => {
    const stop = new AbortController();
    const silent: Responder = () => stop.abort("enough");
    await using h = await provider([silent]);
    const results = await h.provider.createMany(names(3), {
      concurrency: 1,
      signal: stop.signal,
      drainMs: 5_000,
    });
    expect(statuses(results)).toEqual(["unknown", "unsent", "unsent"]);
    const [first] = results;
    if (first?.status !== "unknown") throw new Error("not unknown");
    expect(first.error).toBeInstanceOf(OutcomeUnknownError);
    expect(first.error.cause).toBe("enough");
    expect(h.clock.sleeps).toEqual([5_000]);
    expect(h.clock.pending).toBe(0);
  });

  it("resolves with everything unsent if the signal was already aborted", async () => {
    await using h = await provider([created]);
    const results = await h.provider.createMany(names(2), { signal: AbortSignal.abort("over") });
    expect(results).toEqual([
      { index: 0, status: "unsent", error: "over" },
      { index: 1, status: "unsent", error: "over" },
    ]);
    expect(h.requests).toEqual([]);
  });

  it.each([
    [401, {}, "authentication"],
    [402, {}, "quota_exceeded"],
    [403, {}, "permission_denied"],
    [429, { error: { type: "quota_exceeded", code: "slots", message: "full" } }, "quota_exceeded"],
  ])("sends no more after %s %j", async (status, body, code) => {
    await using h = await provider([created, reply(status, body)]);
    const results = await h.provider.createMany(names(4), { concurrency: 1 });
    expect(statuses(results)).toEqual(["created", "failed", "unsent", "unsent"]);
    expect(results[1]).toMatchObject({ error: { code } });
    expect(results[3]).toMatchObject({ error: { code } });
    expect(h.requests).toHaveLength(2);
  });

  it("reports a lost response as unknown, and continues", async () => {
    await using h = await provider([reply(504), created]);
    const results = await h.provider.createMany(names(2), { concurrency: 1 });
    expect(statuses(results)).toEqual(["unknown", "created"]);
  });

  it("pauses all creates at a rate limit, which uses up no retries", async () => {
    const limited = reply(429, {}, { "retry-after": "7" });
    await using h = await provider([limited, limited, limited, limited, limited, created]);
    const results = await h.provider.createMany(names(3), { concurrency: 1, maxRetries: 0 });
    expect(statuses(results)).toEqual(["created", "created", "created"]);
    expect(h.requests).toHaveLength(8);
    expect(h.clock.sleeps).toEqual([7_000, 7_000, 7_000, 7_000, 12_000]);
  });

  it("ends after a quarter of an hour of nothing but rate limits", async () => {
    await using h = await provider([reply(429)]);
    const results = await h.provider.createMany(names(3), { concurrency: 1 });
    expect(statuses(results)).toEqual(["failed", "unsent", "unsent"]);
    expect(results[0]).toMatchObject({ error: { code: "rate_limited" } });
    expect(h.requests.length).toBeLessThan(40);
  });

  it("leaves an input unsent that a rate limit was holding back at the abort", async () => {
    const stop = new AbortController();
    const limited: Responder = (...args) => {
      reply(429, {}, { "retry-after": "30" })(...args);
      stop.abort("enough");
    };
    await using h = await provider([limited]);
    const results = await h.provider.createMany(names(2), { concurrency: 1, signal: stop.signal });
    expect(statuses(results)).toEqual(["unsent", "unsent"]);
    expect(h.requests).toHaveLength(1);
  });

  it.each(["throws", "rejects"])("ends with all results if onSettled %s", async (how) => {
    const full = new RangeError("disk full");
    await using h = await provider([created]);
    const call = h.provider.createMany(names(5), {
      concurrency: 1,
      onSettled({ index }) {
        if (index !== 1) return undefined;
        if (how === "throws") throw full;
        return Promise.reject(full);
      },
    });
    const error = await failure(AbortedError, call);
    expect(error.cause).toBe(full);
    expect(statuses(error.results as { status: string }[])).toEqual([
      "created",
      "created",
      "unsent",
      "unsent",
      "unsent",
    ]);
    expect(h.requests).toHaveLength(2);
  });

  it("awaits onSettled, and calls it for unsent inputs as well", async () => {
    const seen: string[] = [];
    await using h = await provider([reply(401)]);
    await h.provider.createMany(names(2), {
      concurrency: 1,
      async onSettled({ index, status }) {
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${index} ${status}`);
      },
    });
    expect(seen).toEqual(["0 failed", "1 unsent"]);
  });

  it("accepts any iterable and any concurrency", async () => {
    await using h = await provider([created]);
    const results = await h.provider.createMany(new Set(names(2)), { concurrency: Infinity });
    expect(statuses(results)).toEqual(["created", "created"]);
  });

  it.each([
    [undefined, {}],
    [null, {}],
    ["names", {}],
    [5, {}],
    [[], null],
    [[], { concurrency: 0 }],
    [[], { concurrency: 1.5 }],
    [[], { drainMs: -1 }],
    [[], { drain: 5 }],
    [[], { onSettled: "log" }],
  ])("rejects %j with the options %j", async (inputs, options) => {
    await using h = await provider([created]);
    const call = h.provider.createMany(inputs as never, options as never);
    expect(await rejection(call)).toMatchObject({ code: "invalid_input" });
    expect(h.requests).toEqual([]);
  });

  it("reports an invalid input as failed", async () => {
    await using h = await provider([created]);
    const results = await h.provider.createMany([null, undefined, 5] as never);
    expect(statuses(results)).toEqual(["failed", "failed", "failed"]);
    expect(h.requests).toEqual([]);
  });
});

describe("waitAll", () => {
  it("accepts any concurrency, even more than fits in memory", async () => {
    await using h = await provider([reply(200, protofaceAvatar({ status: "ready" }))]);
    for (const concurrency of [Infinity, 1e7]) {
      const settled = h.provider.waitAll(["av_1"], { concurrency });
      expect((await settled.next()).value).toMatchObject({ status: "ready" });
    }
  });

  it.each([[undefined], [null], ["av_1"], [5]])("rejects the ids %j", async (ids) => {
    await using h = await provider([]);
    expect(await rejection(h.provider.waitAll(ids as never).next())).toMatchObject({ code: "invalid_input" });
  });
});
