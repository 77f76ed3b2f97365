import { describe, expect, it } from "vitest";
import { type ClientObserver, createAvatarProvider, RateLimitError } from "../../src/index.ts";
import { png, protofaceAvatar } from "../unit/support/fixtures.ts";
import { failure, harness, key, rejection, reply } from "../unit/support/harness.ts";
import { recorder } from "./support.ts";

const building = reply(200, protofaceAvatar());
const ready = reply(200, protofaceAvatar({ status: "ready" }), { "x-request-id": "req_1" });
const created = reply(201, protofaceAvatar());
const tooMany = reply(429, {
  error: { type: "rate_limit", code: "rate", message: "slow down", request_id: "req_0" },
});

describe("an observer is told about", () => {
  it("each attempt, retry and poll of one operation, in order", async () => {
    const seen = recorder();
    await using clients = await harness([tooMany, created, building, ready], { observe: seen.observe });
    const image = png(64, 64);
    await clients.protoface.avatars.createAndWait({ name: "Ada", image });
    expect(seen.order).toEqual([
      "request 1",
      "response 429",
      "retry in 250",
      "request 2",
      "response 201",
      "request 1",
      "response 200",
      "poll 1 processing",
      "request 1",
      "response 200",
      "poll 2 ready",
    ]);
    const [first, second, poll] = seen.responses;
    const operationId = first?.operationId;
    expect(operationId).toMatch(/^operation-\d+$/);
    expect(new Set([...seen.responses, ...seen.polls].map((each) => each.operationId))).toEqual(
      new Set([operationId]),
    );
    expect(first).toEqual({
      vendor: "protoface",
      operation: "avatars.createAndWait",
      operationId,
      requestId: first?.requestId,
      attempt: 1,
      method: "POST",
      path: "/v1/avatars",
      urlTemplate: `${clients.url}/v1/avatars`,
      id: undefined,
      startedAt: expect.any(Date),
      requestBytes: image.length + "Ada".length,
      status: 429,
      outcome: "429",
      durationMs: expect.any(Number),
      responseBytes: expect.any(Number),
      vendorRequestId: "req_0",
    });
    expect(second).toMatchObject({ requestId: first?.requestId, attempt: 2, status: 201 });
    expect(poll).toMatchObject({ method: "GET", id: "av_1", requestBytes: 0, vendorRequestId: undefined });
    expect(poll?.requestId).not.toBe(first?.requestId);
    expect(poll?.urlTemplate).toBe(`${clients.url}/v1/avatars/{avatar_id}`);
    expect(seen.responses.at(-1)?.vendorRequestId).toBe("req_1");
    expect(seen.responses.every((each) => each.responseBytes > 0)).toBe(true);
    expect(seen.polls.map(({ nextDelayMs }) => nextDelayMs)).toEqual([6_000, undefined]);
    expect(seen.polls[0]).toMatchObject({ kind: "avatar", id: "av_1", elapsedMs: 6_000 });
  });

  it("an attempt without a response, a failed poll, and an aborted one", async () => {
    const seen = recorder();
    const reset = (_: unknown, response: { destroy(): void }) => response.destroy();
    await using clients = await harness([reset, ready], { observe: seen.observe, maxRetries: 0 });
    await clients.protoface.avatars.wait("av_1");
    expect(seen.responses[0]).toMatchObject({ status: undefined, responseBytes: 0 });
    expect(seen.responses[0]?.outcome).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(seen.polls.map(({ status }) => status)).toEqual(["error", "ready"]);
    const stop = new AbortController();
    const aborting: ClientObserver = {
      onRequest: () => stop.abort("enough"),
      onResponse: seen.observe.onResponse,
    };
    await using more = await harness([ready], { observe: aborting });
    expect(await rejection(more.protoface.avatars.get("av_1", { signal: stop.signal }))).toBe("enough");
    expect(seen.responses.at(-1)?.outcome).toBe("aborted");
    expect(more.requests).toEqual([]);
  });

  it("the typed client, lists, and a provider, under their own names", async () => {
    const seen = recorder();
    const list = reply(200, { data: [protofaceAvatar()], has_more: false });
    await using clients = await harness([ready, list, ready, ready], { observe: seen.observe });
    const { protoface, url, clock } = clients;
    await protoface.api.GET("/v1/avatars/{avatar_id}", { params: { path: { avatar_id: "av_1" } } });
    await protoface.avatars.list().toArray();
    const provider = createAvatarProvider("protoface", {
      apiKey: key,
      baseUrl: url,
      clock,
      observe: [seen.observe],
    });
    await provider.get("av_1");
    for await (const { status } of provider.waitAll(["av_1"])) expect(status).toBe("ready");
    expect(seen.requests.map(({ operation }) => operation)).toEqual([
      "api",
      "avatars.list",
      "provider.get",
      "provider.waitAll",
    ]);
    expect(new Set(seen.requests.map(({ operationId }) => operationId)).size).toBe(4);
    expect(seen.requests[0]?.path).toBe("/v1/avatars/{avatar_id}");
    expect(seen.polls).toEqual([
      expect.objectContaining({ operation: "provider.waitAll", id: "av_1", status: "ready", polls: 1 }),
    ]);
  });

  it("no bodies just because another observer asks for them", async () => {
    const [asks, other] = [recorder(true), recorder()];
    await using clients = await harness([created], { observe: [asks.observe, other.observe] });
    await clients.protoface.avatars.create({ name: "Ada", image: png(64, 64) });
    expect(asks.requests[0]).toHaveProperty("requestBody");
    expect(asks.responses[0]).toHaveProperty("responseBody");
    expect(other.requests[0]).not.toHaveProperty("requestBody");
    expect(other.responses[0]).not.toHaveProperty("requestBody");
    expect(other.responses[0]).not.toHaveProperty("responseBody");
  });

  it("bodies only if it asks for them, and only a description of files", async () => {
    const image = new File([png(64, 64)], "ada.png", { type: "image/png" });
    for (const bodies of [false, true]) {
      const seen = recorder(bodies);
      await using clients = await harness([created], { observe: seen.observe });
      await clients.protoface.avatars.create({ name: "Ada", image });
      const [request] = seen.requests;
      expect("requestBody" in (request ?? {})).toBe(bodies);
      expect("responseBody" in (seen.responses[0] ?? {})).toBe(bodies);
      if (!bodies) continue;
      const file = { name: "ada.png", type: "image/png", bytes: 33 };
      expect(request?.requestBody).toEqual(
        expect.arrayContaining([
          ["name", "Ada"],
          ["image", file],
        ]),
      );
      expect(JSON.parse(seen.responses[0]?.responseBody ?? "")).toEqual(protofaceAvatar());
    }
  });

  it("JSON that was sent and text that was received", async () => {
    const seen = recorder(true);
    await using clients = await harness([reply(500, "<html>")], { observe: seen.observe, maxRetries: 0 });
    await rejection(clients.argil.webhooks.update("w1", { callbackUrl: "https://example.com/" }));
    expect(seen.requests[0]).toMatchObject({
      requestBody: '{"callbackUrl":"https://example.com/"}',
      requestBytes: 38,
      id: "w1",
    });
    expect(seen.responses[0]).toMatchObject({ responseBody: "<html>", responseBytes: 6, status: 500 });
  });
});

describe("an observer harms nothing", () => {
  const boom = () => {
    throw new Error("boom");
  };
  const thenable = {
    // biome-ignore lint/suspicious/noThenProperty: that is its purpose.
    get then() {
      return boom();
    },
  };
  const observers: Record<string, () => unknown> = {
    "throws immediately": boom,
    rejects: async () => boom(),
    "rejects later": () => new Promise((_, reject) => setImmediate(() => reject(new Error("late")))),
    "never settles": () => new Promise(() => undefined),
    "returns a thenable that throws": () => thenable,
    "modifies what it is given": (event?: unknown) =>
      Object.assign(event as object, { attempt: 99, requestId: "x" }),
  };

  it.each(Object.entries(observers))("that %s", async (_, hear) => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on("unhandledRejection", note);
    try {
      const seen = recorder();
      const bad = { onRequest: hear, onResponse: hear, onRetry: hear, onPoll: hear };
      await using clients = await harness([tooMany, created, building, ready], {
        observe: [bad, seen.observe],
      });
      const avatar = await clients.protoface.avatars.createAndWait({ name: "Ada", image: png(64, 64) });
      expect(avatar.status).toBe("ready");
      expect(seen.order).toHaveLength(11);
      expect(seen.requests.map(({ attempt }) => attempt)).toEqual([1, 2, 1, 1]);
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      expect(unhandled).toEqual([]);
      expect(clients.requests).toHaveLength(4);
    } finally {
      process.off("unhandledRejection", note);
    }
  });

  it("that is replaced after the client was created", async () => {
    const observe: ClientObserver = {};
    await using clients = await harness([ready], { observe });
    Object.assign(observe, { onRequest: "not a function" });
    expect((await clients.protoface.avatars.get("av_1")).id).toBe("av_1");
  });
});

it("no event contains the key, whatever is named after it or echoes it", async () => {
  const seen = recorder(true);
  const echo = reply(
    429,
    { error: { type: "t", message: `no ${key}`, request_id: key } },
    { "x-request-id": key },
  );
  await using clients = await harness([echo], { observe: seen.observe });
  const lines: string[] = [];
  await failure(RateLimitError, clients.protoface.avatars.get(key));
  await rejection(clients.protoface.avatars.wait(key, { maxWaitMs: 0 }));
  await rejection(clients.anam.avatars.create({ displayName: key, imageFile: png(64, 64) }));
  lines.push(JSON.stringify([seen.requests, seen.responses, seen.retries, seen.polls]));
  expect(seen.requests.length).toBeGreaterThan(6);
  expect(lines.join()).not.toContain(key);
  expect(lines.join()).toContain("[redacted]");
});
