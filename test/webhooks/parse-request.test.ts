import { describe, expect, it } from "vitest";
import { type ArgilEvent, InvalidInputError, parseWebhook } from "../../src/vendors/argil/index.ts";
import { postWithoutEnd, serve } from "./serve.ts";
import { delivery, event } from "./support.ts";

const url = "https://hooks.example.com/argil";
const tooLong = /a delivery must be at most 1048576 bytes/;

/** An endless body that counts how much of it was requested. */
function endless() {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
  return {
    request: new Request(url, { method: "POST", body, duplex: "half" } as RequestInit),
    pulled: () => pulled,
  };
}

describe("parseWebhook of a Request", () => {
  it("reads it", async () => {
    expect(await parseWebhook(delivery(url))).toEqual(event);
  });

  it("accepts one of a custom class, as in some frameworks", async () => {
    const { method, headers, body } = delivery(url);
    const foreign = { method, url, headers, body, arrayBuffer: () => Promise.reject(new Error("unused")) };
    expect(await parseWebhook(foreign)).toEqual(event);
  });

  it.each(["GET", "PUT", "PATCH", "DELETE"])("rejects the method %s", async (method) => {
    const body = method === "GET" ? null : JSON.stringify(event);
    const parsing = parseWebhook(new Request(url, { method, body }));
    await expect(parsing).rejects.toThrow(`a delivery is a POST, not ${method}`);
  });

  it("reads no more than 1 MiB", async () => {
    const { request, pulled } = endless();
    await expect(parseWebhook(request)).rejects.toThrow(tooLong);
    expect(pulled()).toBeLessThan(1.2 * 2 ** 20);
  });

  it("reads nothing of a body whose declared length is too large", async () => {
    const { request, pulled } = endless();
    request.headers.set("content-length", String(2 ** 20 + 1));
    const error = await parseWebhook(request).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(pulled()).toBeLessThanOrEqual(65_536);
  });

  it("accepts exactly 1 MiB", async () => {
    const text = JSON.stringify(event);
    const body = text + " ".repeat(2 ** 20 - text.length);
    expect(await parseWebhook(delivery(url, { body }))).toEqual(event);
    await expect(parseWebhook(delivery(url, { body: `${body} ` }))).rejects.toThrow(tooLong);
  });
});

describe("parseWebhook of a Node http request", () => {
  async function parsed(init: RequestInit): Promise<ArgilEvent | unknown> {
    let result: unknown;
    await using server = await serve(async (incoming, outgoing) => {
      result = await parseWebhook(incoming).catch((reason: unknown) => reason);
      outgoing.end();
    });
    await fetch(server.url, init);
    return result;
  }

  it("reads it", async () => {
    expect(await parsed({ method: "POST", body: JSON.stringify(event) })).toEqual(event);
    const body = new Blob([JSON.stringify(event)]).stream();
    expect(await parsed({ method: "POST", body, duplex: "half" } as RequestInit)).toEqual(event);
  });

  it("rejects another method, and anything but an event", async () => {
    expect(await parsed({ method: "GET" })).toMatchObject({ reasons: ["a delivery is a POST, not GET"] });
    expect(await parsed({ method: "POST", body: "{}" })).toBeInstanceOf(InvalidInputError);
    expect(await parsed({ method: "POST" })).toBeInstanceOf(InvalidInputError);
  });

  it("reads no more than 1 MiB, and leaves the connection open for the response", async () => {
    await using server = await serve(async (incoming, outgoing) => {
      const error = await parseWebhook(incoming).catch((reason: unknown) => reason);
      outgoing.writeHead(tooLong.test(String(error)) ? 413 : 500).end();
    });
    expect((await postWithoutEnd(server.url)).status).toBe(413);
  });

  const request = { method: "POST", headers: {}, async *[Symbol.asyncIterator]() {} };

  it.each([
    [
      "text chunks",
      {
        ...request,
        async *[Symbol.asyncIterator]() {
          yield* JSON.stringify(event);
        },
      },
    ],
    ["a body that a framework has parsed", { ...request, body: event }],
    ["a body that a framework has read as text", { ...request, body: JSON.stringify(event) }],
    ["a body that a framework has read as bytes", { ...request, body: Buffer.from(JSON.stringify(event)) }],
  ])("accepts %s", async (_, incoming) => {
    expect(await parseWebhook(incoming)).toEqual(event);
  });
});
