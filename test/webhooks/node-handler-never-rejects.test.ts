import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../src/index.ts";
import { toNodeHandler } from "../../src/node.ts";
import { serve } from "./serve.ts";
import { serveHttp2 } from "./serve-http2.ts";

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

interface Seen {
  status: number | undefined;
  text: string;
  cookies: string[];
  headers: Record<string, unknown>;
}

/** Serves one GET over HTTP/1.1 or HTTP/2; throws if the listener's promise rejects. */
async function get(
  version: string,
  listener: (incoming: Incoming, outgoing: Outgoing) => unknown,
): Promise<Seen> {
  if (version === "HTTP/2") {
    await using server = await serveHttp2("plain", listener);
    const { headers, text } = await server.ask(server.url);
    await Promise.all(server.listened);
    return { status: headers[":status"], text, cookies: headers["set-cookie"] ?? [], headers };
  }
  const listened: Promise<unknown>[] = [];
  await using server = await serve((incoming, outgoing) =>
    listened.push(Promise.resolve(listener(incoming, outgoing))),
  );
  const response = await fetch(server.url);
  const text = await response.text();
  await Promise.all(listened);
  const { status, headers } = response;
  return { status, text, cookies: headers.getSetCookie(), headers: Object.fromEntries(headers) };
}

const gone = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });

describe.each(["HTTP/1.1", "HTTP/2"])("over %s, what toNodeHandler returns never rejects", (version) => {
  it.each<[string, () => unknown]>([
    [
      "if the handler throws",
      () => {
        throw new Error("a bug");
      },
    ],
    ["if the handler rejects", () => Promise.reject(new Error("a bug"))],
    ["if the handler returns nothing", () => undefined],
    ["if the handler returns something other than a Response", () => ({ status: 200 })],
    ["if the handler returns Response.error()", () => Response.error()],
    ["if the response's body breaks off", () => new Response(gone)],
    [
      "if the response was already read",
      async () => {
        const response = new Response("read");
        await response.text();
        return response;
      },
    ],
  ])("%s, and responds with 500", async (_, handler) => {
    const { status, text } = await get(version, toNodeHandler(handler as () => Promise<Response>));
    expect([status, text]).toEqual([500, ""]);
  });

  it("if somebody else has responded, whose response stays", async () => {
    const handle = toNodeHandler(async () => new Response("late", { headers: { "x-late": "1" } }));
    const { status, text, headers } = await get(version, async (incoming, outgoing) => {
      outgoing.statusCode = 503;
      outgoing.end("busy");
      await handle(incoming, outgoing);
    });
    expect([status, text, headers["x-late"]]).toEqual([503, "busy", undefined]);
  });

  it("if the server's response cannot append, and keeps the cookies set before", async () => {
    const handle = toNodeHandler(async () => {
      const headers = new Headers({ "content-type": "text/x", vary: "b" });
      headers.append("set-cookie", "b=2");
      headers.append("set-cookie", "c=3");
      return new Response("text", { headers });
    });
    const { cookies, headers } = await get(version, async (incoming, outgoing) => {
      Object.defineProperty(outgoing, "appendHeader", { value: undefined });
      outgoing.setHeader("set-cookie", "a=1");
      outgoing.setHeader("content-type", "text/html");
      outgoing.setHeader("vary", "a");
      await handle(incoming, outgoing);
    });
    expect(cookies).toEqual(["a=1", "b=2", "c=3"]);
    expect([headers["content-type"], headers.vary]).toEqual(["text/x", "a, b"]);
  });

  it("if the connection is gone before the response", async () => {
    const handle = toNodeHandler(async () => new Response("late"));
    const asked = get(version, async (incoming, outgoing) => {
      outgoing.destroy();
      await handle(incoming, outgoing);
    });
    await asked.catch((error: unknown) => expect(String(error)).not.toContain("late"));
  });
});

it("if Node rejects a header's value that Fetch and HTTP/2 allow: none is sent, and the status is 500", async () => {
  const headers = { "x-first": "1", "x-odd": "a\u0001b" };
  const seen = await get(
    "HTTP/1.1",
    toNodeHandler(async () => new Response("text", { headers })),
  );
  expect([seen.status, seen.text, seen.headers["x-first"]]).toEqual([500, "", undefined]);
});

it("even if called with nothing", async () => {
  const handle = toNodeHandler(async () => new Response());
  expect(await handle(null as never, undefined as never)).toBeUndefined();
});

it.each([null, undefined, "handler", {}, createServer()])(
  "toNodeHandler immediately rejects what is not a function (%#)",
  (given) => {
    expect(() => toNodeHandler(given as never)).toThrow(InvalidInputError);
  },
);
