import { describe, expect, it, vi } from "vitest";
import {
  type ArgilEvent,
  createWebhookHandler,
  type WebhookHandlerOptions,
} from "../../src/vendors/argil/index.ts";
import { delivery, event, later, olderSecret, secret, sign, signedAt } from "./support.ts";

function handlerOf(options: Partial<WebhookHandlerOptions> = {}) {
  const events: ArgilEvent[] = [];
  const onEvent = (each: ArgilEvent) => events.push(each);
  return { events, handle: createWebhookHandler({ secret, onEvent, now: () => signedAt, ...options }) };
}

async function answerTo(request: Request, options?: Partial<WebhookHandlerOptions>) {
  const { events, handle } = handlerOf(options);
  const response = await handle(request);
  return {
    status: response.status,
    text: (await response.text()).trim(),
    allow: response.headers.get("allow"),
    events,
  };
}

const endless = () =>
  new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });

describe("a webhook handler", () => {
  it("passes the event on and responds with 204", async () => {
    expect(await answerTo(delivery(await sign()))).toMatchObject({ status: 204, text: "", events: [event] });
  });

  it("accepts a replay, so handling must be safe to repeat", async () => {
    const { events, handle } = handlerOf();
    const url = await sign();
    for (let n = 0; n < 2; n++) expect((await handle(delivery(url))).status).toBe(204);
    expect(events).toEqual([event, event]);
  });

  it.each(["GET", "PUT", "HEAD", "OPTIONS"])("responds with 405 to %s", async (method) => {
    const answer = await answerTo(new Request(await sign(), { method }));
    expect(answer).toMatchObject({ status: 405, allow: "POST", events: [] });
  });

  it.each([
    ["unsigned", async () => "https://hooks.example.com/argil/done"],
    ["signature", async () => (await sign()).replace("order=7", "order=8")],
    ["signature", () => sign(undefined, olderSecret)],
    ["malformed", async () => (await sign()).slice(0, -1)],
    ["expired", () => sign(undefined, secret, { now: later(-7_200) })],
    ["future", () => sign(undefined, secret, { now: later(400) })],
  ])("responds with 401 and the reason %s, without reading anything", async (reason, url) => {
    const request = delivery(await url());
    expect(await answerTo(request)).toMatchObject({ status: 401, text: reason, events: [] });
    expect(request.bodyUsed).toBe(false);
  });

  it("accepts several secrets, a tolerance and the public URL", async () => {
    const old = await sign(undefined, olderSecret);
    const inside = old.replace("https://hooks.example.com", "http://127.0.0.1:3000");
    const options = {
      secret: [secret, olderSecret],
      baseUrl: "https://hooks.example.com",
      toleranceSeconds: 10,
      now: () => later(3_605),
    };
    expect(await answerTo(delivery(inside), options)).toMatchObject({ status: 204 });
    expect(await answerTo(delivery(inside), { ...options, toleranceSeconds: 1 })).toMatchObject({
      text: "expired",
    });
  });

  it("accepts unsigned deliveries if told to", async () => {
    const request = delivery("https://hooks.example.com/argil");
    expect(await answerTo(request, { secret: false })).toMatchObject({ status: 204, events: [event] });
  });

  it.each([
    ["not JSON", "hello"],
    ["no event", "{}"],
    ["nothing", null],
    ["an unknown event", JSON.stringify({ ...event, event: "AVATAR_EXPLODED" })],
  ])("responds with 400 to %s", async (_, body) => {
    const answer = await answerTo(delivery(await sign(), { body }));
    expect(answer).toMatchObject({
      status: 400,
      text: expect.stringMatching(/^event must be one of/),
      events: [],
    });
  });

  it("responds with 400 to a truncated body", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
    const init = { body, duplex: "half" } as RequestInit;
    expect(await answerTo(delivery(await sign(), init))).toMatchObject({ status: 400, text: "unreadable" });
  });

  it("responds with 413 to a body over 1 MiB", async () => {
    const init = { body: endless(), duplex: "half" } as RequestInit;
    expect(await answerTo(delivery(await sign(), init))).toMatchObject({ status: 413, events: [] });
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("database");
      },
    ],
    ["rejects", () => Promise.reject(new Error("database"))],
  ])("responds with 500 if onEvent %s, and says so", async (_, onEvent) => {
    const onError = vi.fn();
    expect(await answerTo(delivery(await sign()), { onEvent, onError })).toMatchObject({
      status: 500,
      text: "failed",
    });
    expect(onError).toHaveBeenCalledExactlyOnceWith(new Error("database"));
    const log = vi.spyOn(console, "error").mockReturnValue();
    await answerTo(delivery(await sign()), { onEvent });
    expect(log).toHaveBeenCalledExactlyOnceWith(new Error("database"));
    log.mockRestore();
  });

  it.each([
    [{ secret: "" }],
    [{ secret: [] }],
    [{ secret: undefined as never }],
    [{ toleranceSeconds: -1 }],
    [{ baseUrl: "example.com" }],
  ])("is rejected immediately with %o", (options) => {
    expect(() => handlerOf(options)).toThrow(/^argil: invalid input/);
  });
});
