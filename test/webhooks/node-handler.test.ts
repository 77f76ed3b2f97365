import { request as send } from "node:http";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { toNodeHandler } from "../../src/node.ts";
import { type ArgilEvent, createWebhookHandler } from "../../src/vendors/argil/index.ts";
import { postWithoutEnd, type Served, serve } from "./serve.ts";
import { event, secret, sign, signedAt } from "./support.ts";

async function listen(): Promise<Served & { events: ArgilEvent[] }> {
  const events: ArgilEvent[] = [];
  const handle = createWebhookHandler({ secret, onEvent: (each) => events.push(each), now: () => signedAt });
  return Object.assign(await serve(toNodeHandler(handle)), { events });
}

const body = JSON.stringify(event);

describe("a webhook handler under Node's http", () => {
  it("accepts deliveries, one after the other on one connection", async () => {
    await using server = await listen();
    for (let n = 0; n < 3; n++) {
      expect((await fetch(await sign(`${server.url}/argil?n=${n}`), { method: "POST", body })).status).toBe(
        204,
      );
    }
    expect(server.events).toHaveLength(3);
  });

  it("accepts a delivery in chunks", async () => {
    await using server = await listen();
    const url = await sign(`${server.url}/argil`);
    const status = await new Promise((resolve) => {
      const request = send(url, { method: "POST" }, (response) => resolve(response.statusCode));
      for (const character of body) request.write(character);
      request.end();
    });
    expect([status, server.events]).toEqual([204, [event]]);
  });

  it("responds with 401 to unsigned requests and 405 to anything but a POST", async () => {
    await using server = await listen();
    const stranger = await fetch(server.url, { method: "POST", body });
    expect([stranger.status, await stranger.text()]).toEqual([401, "unsigned\n"]);
    const reader = await fetch(await sign(server.url));
    expect([reader.status, reader.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("responds with 413 while an oversized body is still arriving", async () => {
    await using server = await listen();
    const { status, sent } = await postWithoutEnd(await sign(`${server.url}/argil`));
    expect(status).toBe(413);
    expect(sent).toBeLessThan(32 * 2 ** 20);
  });

  it("responds with 401 to unsigned requests while their endless body is still arriving", async () => {
    await using server = await listen();
    expect((await postWithoutEnd(server.url)).status).toBe(401);
  });

  it("survives a sender that goes away", async () => {
    await using server = await listen();
    const url = new URL(await sign(`${server.url}/argil`));
    await new Promise<void>((resolve) => {
      const socket = connect(Number(url.port), url.hostname, () => {
        socket.write(
          `POST ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: 99\r\n\r\n{`,
        );
        setImmediate(() => socket.destroy());
      });
      socket.on("close", () => resolve());
    });
    expect((await fetch(await sign(`${server.url}/argil`), { method: "POST", body })).status).toBe(204);
    expect(server.events).toEqual([event]);
  });
});

describe("toNodeHandler", () => {
  it("responds with 500 if the handler rejects or throws", async () => {
    const broken = [
      () => Promise.reject(new Error("a bug")),
      () => {
        throw new Error("a bug");
      },
    ];
    for (const handler of broken) {
      await using server = await serve(toNodeHandler(handler));
      expect((await fetch(server.url)).status).toBe(500);
    }
  });

  it("passes method, URL, headers and body on, and the response back", async () => {
    await using server = await serve(
      toNodeHandler(async (request) => {
        const text = `${request.method} ${new URL(request.url).pathname} ${await request.text()}`;
        const headers = new Headers({ "x-seen": request.headers.get("x-batch") ?? "" });
        headers.append("set-cookie", "a=1");
        headers.append("set-cookie", "b=2");
        return new Response(text, { status: 202, headers });
      }),
    );
    const response = await fetch(`${server.url}/a%20b//c`, {
      method: "PUT",
      body: "ü",
      headers: { "x-batch": "1" },
    });
    expect([response.status, await response.text()]).toEqual([202, "PUT /a%20b//c ü"]);
    expect(response.headers.get("x-seen")).toBe("1");
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it.each(["ada:secret@example.com", "a b", "::::"])("responds with 400 to the host %j", async (host) => {
    await using server = await serve(toNodeHandler(async () => new Response("reached")));
    const status = await new Promise((resolve) => {
      send(server.url, { headers: { host } }, (response) => resolve(response.statusCode)).end();
    });
    expect(status).toBe(400);
  });
});
