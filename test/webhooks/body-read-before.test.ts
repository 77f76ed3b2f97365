import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, it, vi } from "vitest";
import { toNodeHandler } from "../../src/node.ts";
import { createWebhookHandler, parseWebhook, type WebhookRefusal } from "../../src/vendors/argil/index.ts";
import { type Served, serve } from "./serve.ts";
import { delivery, event, secret, sign, signedAt } from "./support.ts";

type Mount = (handler: ReturnType<typeof toNodeHandler>) => Parameters<typeof serve>[0];

function setUp() {
  const seen: unknown[] = [];
  const faults: unknown[] = [];
  const handle = createWebhookHandler({
    secret,
    now: () => signedAt,
    onEvent: (each) => seen.push(each),
    onRefused: (refusal) => seen.push(refusal),
    onError: (error) => faults.push(error),
  });
  return { seen, faults, handle };
}

async function post(
  server: Served,
  body: string | Uint8Array<ArrayBuffer> = JSON.stringify(event),
): Promise<Response> {
  return fetch(await sign(`${server.url}/argil`), {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
}

const express: Mount = (handler) => async (request, response) =>
  handler(Object.assign(request, { body: JSON.parse(await text(request)) }), response);

const mounts: [name: string, mount: Mount][] = [
  ["parsed, as in Express and Nest", express],
  [
    "as text",
    (handler) => async (request, response) =>
      handler(Object.assign(request, { body: await text(request) }), response),
  ],
  [
    "as bytes in addition to the parsed body",
    (handler) => async (request, response) => {
      const rawBody = Buffer.from(await text(request));
      await handler(Object.assign(request, { body: { parsed: "otherwise" }, rawBody }), response);
    },
  ],
  [
    "in an object around the request, as in Fastify",
    (handler) => async (raw, response) => {
      const body: unknown = JSON.parse(await text(raw));
      await handler({ raw, body }, { raw: response, hijack: () => undefined });
    },
  ],
  // Express 4, for a type that its parser ignores.
  [
    "not at all, with an empty object in its place",
    (handler) => (request, response) => handler(Object.assign(request, { body: {} }), response),
  ],
];

describe("a body that was read before the handler", () => {
  it.each(mounts)("is found %s", async (_, mount) => {
    const { seen, faults, handle } = setUp();
    await using server = await serve(mount(toNodeHandler(handle)));
    expect((await post(server)).status).toBe(204);
    expect([seen, faults]).toEqual([[event], []]);
  });

  it("counts as the server's fault if it cannot be found, and no event is blamed", async () => {
    const { seen, faults, handle } = setUp();
    await using server = await serve(async (request: IncomingMessage, response: ServerResponse) => {
      await text(request);
      await toNodeHandler(handle)(request, response);
    });
    expect((await post(server)).status).toBe(500);
    expect(seen).toEqual([]);
    expect(String(faults)).toMatch(/was already read.*mount the handler before/);
  });

  it("is serialized again with matching headers", async () => {
    const echo = toNodeHandler(async (request) =>
      Response.json([[...request.headers.keys()], await request.json()]),
    );
    await using server = await serve(express(echo));
    const [names, body] = (await (await post(server)).json()) as [string[], unknown];
    expect(names).toContain("content-type");
    expect(names).not.toContain("content-length");
    expect(body).toEqual(event);
  });

  it("is taken from the wrapper that keeps it, such as Hono's", async () => {
    const { seen, handle } = setUp();
    const raw = delivery(await sign());
    const kept = await raw.arrayBuffer();
    const wrapped = { raw, url: raw.url, method: raw.method, arrayBuffer: async () => kept };
    expect((await handle(wrapped)).status).toBe(204);
    expect((await handle(raw)).status).toBe(500);
    expect(seen).toEqual([event]);
  });

  it("makes parseWebhook say so if it cannot be found", async () => {
    await using server = await serve(async (request, response) => {
      await text(request);
      const error = await parseWebhook(request).catch((reason: unknown) => reason);
      response.end(String(error));
    });
    expect(await (await post(server)).text()).toMatch(/the body was already read/);
  });
});

describe("onRefused", () => {
  it.each([
    [405, "method", async () => new Request(await sign(), { method: "PUT" })],
    [401, "unsigned", async () => delivery("https://hooks.example.com/argil")],
    [400, expect.stringMatching(/^event must be one of/), async () => delivery(await sign(), { body: "{}" })],
    [
      413,
      expect.stringMatching(/at most 1048576 bytes/),
      async () => delivery(await sign(), { body: " ".repeat(2 ** 20 + 1) }),
    ],
  ])("is called for a %i with its reason", async (status, reason, make) => {
    const { seen, handle } = setUp();
    expect((await handle(await make())).status).toBe(status);
    expect(seen).toEqual([{ status, reason }]);
  });

  it("that throws causes a 500, and onError is called", async () => {
    const faults: unknown[] = [];
    const handle = createWebhookHandler({
      secret,
      onEvent: () => undefined,
      onRefused(refusal: WebhookRefusal) {
        throw new Error(refusal.reason);
      },
      onError: (error) => faults.push(error),
    });
    expect((await handle(delivery("https://hooks.example.com/argil"))).status).toBe(500);
    expect(faults).toEqual([new Error("unsigned")]);
  });
});

describe("a secret from a function", () => {
  it("is obtained for each delivery, and no earlier", async () => {
    const ask = vi.fn(async () => [secret]);
    const handle = createWebhookHandler({ secret: ask, now: () => signedAt, onEvent: () => undefined });
    expect(ask).not.toHaveBeenCalled();
    for (let n = 0; n < 2; n++) expect((await handle(delivery(await sign()))).status).toBe(204);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it.each([
    ["returns none", () => ""],
    [
      "throws",
      () => {
        throw new Error("vault");
      },
    ],
  ])("that %s causes a 500, and onError is called", async (_, ask) => {
    const onError = vi.fn();
    const onEvent = vi.fn();
    const handle = createWebhookHandler({ secret: ask, now: () => signedAt, onEvent, onError });
    expect((await handle(delivery(await sign()))).status).toBe(500);
    expect(onError).toHaveBeenCalledOnce();
    expect(onEvent).not.toHaveBeenCalled();
  });
});
