import { once } from "node:events";
import type { Http2ServerRequest } from "node:http2";
import { request as sendHttp1 } from "node:https";
import { describe, expect, it } from "vitest";
import { toNodeHandler } from "../../src/node.ts";
import {
  type ArgilEvent,
  createWebhookHandler,
  parseWebhook,
  verifyCallbackUrl,
} from "../../src/vendors/argil/index.ts";
import { type Kind, kinds, type ServedHttp2, serveHttp2 } from "./serve-http2.ts";
import { event, good, secret, sign, signedAt } from "./support.ts";

const body = JSON.stringify(event);
const post = { ":method": "POST" };

async function listen(kind: Kind): Promise<ServedHttp2 & { events: ArgilEvent[] }> {
  const events: ArgilEvent[] = [];
  const handle = createWebhookHandler({ secret, onEvent: (each) => events.push(each), now: () => signedAt });
  return Object.assign(await serveHttp2(kind, toNodeHandler(handle)), { events });
}

describe.each(kinds)("a webhook handler under Node's http2, %s,", (kind) => {
  it("accepts deliveries, several concurrently on one connection", async () => {
    await using server = await listen(kind);
    const urls = await Promise.all([1, 2, 3].map((n) => sign(`${server.url}/argil?n=${n}`)));
    const answers = await Promise.all(urls.map((url) => server.ask(url, post, body)));
    expect(answers.map(({ headers }) => headers[":status"])).toEqual([204, 204, 204]);
    expect(server.events).toEqual([event, event, event]);
  });

  it("responds with 401 to unsigned requests and 405 to anything but a POST", async () => {
    await using server = await listen(kind);
    const stranger = await server.ask(server.url, post, body);
    expect([stranger.headers[":status"], stranger.text]).toEqual([401, "unsigned\n"]);
    const reader = await server.ask(await sign(server.url));
    expect([reader.headers[":status"], reader.headers.allow]).toEqual([405, "POST"]);
  });

  it("responds with 413 while an oversized body is still arriving, and stops it", async () => {
    await using server = await listen(kind);
    const stream = server.open(await sign(`${server.url}/argil`), post);
    const stopped = once(stream, "aborted");
    const write = (): void => {
      if (!stream.closed) stream.write(new Uint8Array(65_536).fill(32), () => setImmediate(write));
    };
    write();
    const [headers] = await once(stream, "response");
    await stopped;
    expect([headers[":status"], stream.rstCode]).toEqual([413, 0]);
    await Promise.all(server.listened);
  });

  it("survives a sender that goes away, before the response and in the middle of the body", async () => {
    await using server = await listen(kind);
    const url = await sign(`${server.url}/argil`);
    const streams = [server.open(url, post), server.open(url, { ...post, "content-length": "99" })];
    for (const [at, stream] of streams.entries()) {
      stream.on("error", () => undefined);
      stream.write(at ? "{" : body);
    }
    await server.ask(server.url, post, body);
    for (const stream of streams) {
      stream.close(8);
      await once(stream, "close");
    }
    expect((await server.ask(url, post, body)).headers[":status"]).toBe(204);
    await Promise.all(server.listened);
    expect(server.events.at(-1)).toEqual(event);
  });
});

describe.each(kinds)("toNodeHandler under http2, %s,", (kind) => {
  it("passes method, URL, headers and body on, and the response back", async () => {
    let seen: string[] = [];
    await using server = await serveHttp2(
      kind,
      toNodeHandler(async (request) => {
        seen = [...request.headers.keys()];
        const headers = new Headers({ "x-seen": request.headers.get("x-batch") ?? "" });
        headers.append("set-cookie", "a=1");
        headers.append("set-cookie", "b=2");
        return new Response(`${request.method} ${request.url} ${await request.text()}`, {
          status: 202,
          headers,
        });
      }),
    );
    const answer = await server.ask(`${server.url}/a%20b//c?d=e`, { ":method": "PUT", "x-batch": "1" }, "ü");
    expect(answer).toMatchObject({
      headers: { ":status": 202, "x-seen": "1", "set-cookie": ["a=1", "b=2"] },
      text: `PUT ${server.url}/a%20b//c?d=e ü`,
    });
    expect(seen).toContain("x-batch");
    expect(seen.filter((name) => name.startsWith(":"))).toEqual([]);
  });

  it("omits connection headers, without a warning", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on("warning", note);
    const names = [
      "connection",
      "keep-alive",
      "proxy-connection",
      "transfer-encoding",
      "upgrade",
      "http2-settings",
      "te",
    ];
    await using server = await serveHttp2(
      kind,
      toNodeHandler(async () => {
        const headers = Object.fromEntries(names.map((name) => [name, "close"]));
        return new Response("kept", { headers: { ...headers, "x-kept": "1" }, statusText: "Kept" });
      }),
    );
    const { headers, text } = await server.ask(server.url);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", note);
    expect([headers["x-kept"], text, warnings]).toEqual(["1", "kept", []]);
    for (const name of names) expect(headers).not.toHaveProperty(name);
  });

  it("responds without a body to HEAD, and for a status that has none", async () => {
    await using server = await serveHttp2(
      kind,
      toNodeHandler(
        async (request) =>
          new Response(request.method === "HEAD" ? "text" : null, {
            status: request.method === "HEAD" ? 200 : 204,
          }),
      ),
    );
    for (const [method, status] of [
      ["HEAD", 200],
      ["POST", 204],
    ] as const) {
      const answer = await server.ask(server.url, { ":method": method });
      expect(answer).toMatchObject({ headers: { ":status": status }, text: "", rstCode: 0 });
    }
  });

  it("responds with 400 to requests that Fetch cannot represent", async () => {
    await using server = await serveHttp2(
      kind,
      toNodeHandler(async () => new Response("reached")),
    );
    for (const headers of [
      { ":method": "TRACE" },
      { ":authority": "ada:secret@example.com" },
      { ":authority": "::::" },
    ]) {
      expect((await server.ask(server.url, headers)).headers[":status"]).toBe(400);
    }
  });

  it("tells a handler that the sender is gone, and does not pass a partial body off as complete", async () => {
    const read: Promise<unknown>[] = [];
    const handler = toNodeHandler(async (request) => {
      const reading = request.text().catch((error: unknown) => error);
      read.push(reading);
      return new Response(String(await reading));
    });
    await using server = await serveHttp2(kind, handler);
    const stream = server.open(server.url, post);
    stream.on("error", () => undefined);
    stream.write("half");
    expect((await server.ask(server.url, post, "whole")).text).toBe("whole");
    stream.destroy();
    await Promise.all(server.listened);
    expect(await Promise.all(read)).toEqual([expect.any(Error), "whole"]);
  });

  it("trusts :authority and not an additional host header (RFC 9113, 8.3.1)", async () => {
    const handler = async (request: Request): Promise<Response> => new Response(request.url);
    await using server = await serveHttp2(kind, toNodeHandler(handler));
    const { text } = await server.ask(`${server.url}/x`, {
      ":authority": "right.example",
      host: "wrong.example",
    });
    expect(text).toBe(`${new URL(server.url).protocol}//right.example/x`);
  });
});

describe.each(kinds)("of a request from http2, %s,", (kind) => {
  async function read<T>(
    target: string,
    reading: (incoming: Http2ServerRequest) => Promise<T>,
  ): Promise<T | undefined> {
    let result: T | undefined;
    await using server = await serveHttp2(kind, async (incoming, outgoing) => {
      result = await reading(incoming);
      outgoing.end();
    });
    await server.ask(await sign(server.url + target), post, body);
    return result;
  }

  it("verifyCallbackUrl finds the URL", async () => {
    expect(
      await read("/argil?n=1", (incoming) => verifyCallbackUrl(incoming, secret, { now: signedAt })),
    ).toEqual(good);
  });

  it("parseWebhook reads the event", async () => {
    expect(await read("/", parseWebhook)).toEqual(event);
  });
});

it("a client that speaks HTTP/1 is served by the same handler", async () => {
  await using server = await listen("secure, HTTP/1 allowed");
  const url = await sign(`${server.url}/argil`);
  const status = await new Promise((resolve, reject) => {
    const request = sendHttp1(url, { method: "POST", rejectUnauthorized: false }, ({ statusCode }) =>
      resolve(statusCode),
    );
    request.on("error", reject).end(body);
  });
  expect([status, server.events]).toEqual([204, [event]]);
});
