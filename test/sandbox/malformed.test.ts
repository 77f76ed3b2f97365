import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Asked, form, startOne } from "./support.ts";

const vendors = ["anam", "protoface", "argil"] as const;
const collection = { anam: "/v1/avatars", protoface: "/v1/avatars", argil: "/avatars" };

/** Sends bytes as they are, and returns what comes back until the connection or the response ends. */
function sendRaw(url: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.end(text));
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
    });
    socket.on("error", () => resolve(received));
    socket.on("close", () => resolve(received));
  });
}

describe.each(vendors)("malformed requests at %s", (vendor) => {
  let asked: Asked;
  beforeAll(async () => {
    asked = await startOne(vendor);
  });
  afterAll(() => asked[Symbol.asyncDispose]());
  const path = collection[vendor];
  const wrong = vendor === "protoface" ? [400, 422] : [400];
  const post = (body: BodyInit, type: string) =>
    asked.ask(`POST ${path}`, { body, headers: { "content-type": type } });

  it.each([
    ["truncated JSON", '{"name": "A', "application/json"],
    ["JSON null", "null", "application/json"],
    ["a JSON list", "[]", "application/json"],
    ["a JSON number", "7", "application/json"],
    ["not UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22]), "application/json"],
    ["deep JSON", "[".repeat(100_000), "application/json"],
    ["prototype-polluting JSON", '{"__proto__": {"name": 1}, "constructor": 2}', "application/json"],
    ["a form without a boundary", "--x\r\n\r\n--x--", "multipart/form-data"],
    ["a malformed form", "hello", "multipart/form-data; boundary=x"],
    [
      "a truncated form",
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
      "multipart/form-data; boundary=x",
    ],
    ["an empty form", "--x--\r\n", "multipart/form-data; boundary=x"],
    ["a field with a strange name", form("%zz", { "%": "%", __proto__: "x", 'a"\r\n': "b" }), ""],
    ["a URL-encoded form", "name=Ada", "application/x-www-form-urlencoded"],
    ["text", "hello", "text/plain"],
    ["an unknown type", "hello", "what/ever; a=b; c"],
    ["an invalid type", "hello", ";;;"],
    ["an empty body", "", "application/json"],
  ])("%s is rejected in the vendor's words", async (_, body, type) => {
    const answer = type === "" ? await asked.ask(`POST ${path}`, { body }) : await post(body, type);
    expect(wrong).toContain(answer.status);
    expect(answer.headers.get("content-type")).toBe("application/json");
    if (vendor === "argil") expect(answer.body.message).not.toBe("");
    else expect(answer.body.error).toBeTruthy();
  });

  it("rejects more than any vendor accepts", async () => {
    const answer = await post(new Uint8Array(65 * 2 ** 20), "application/octet-stream");
    expect(wrong).toContain(answer.status);
    expect(asked.requests.at(-1)?.note).toContain("too long");
  });

  it.each([
    ["no key", null],
    ["another key", "another"],
  ])("responds with 401 to %s", async (_, key) => {
    expect((await asked.ask(`GET ${path}`, { key })).status).toBe(401);
    expect((await asked.ask(`POST ${path}`, { key, body: {} })).status).toBe(401);
  });

  it.each(["GET /nope", "GET //", "GET /%", "POST /v1/avatars/a/b/c", "GET /v1%2Favatars"])(
    "responds with 404 to %s",
    async (route) => {
      expect((await asked.ask(route)).status).toBe(404);
    },
  );

  it.each(["PATCH", "PUT", "OPTIONS"])("responds with 405 to %s", async (method) => {
    expect((await asked.ask(`${method} ${path}`)).status).toBe(405);
  });

  it.each(
    ["%", "%00", "%zz", "..%2f", "a%2Fb", "' OR 1=1", "😀", "x".repeat(5_000)].map((id) => [
      id.slice(0, 20),
      id,
    ]),
  )("has nothing under the id %s", async (_, id) => {
    expect([400, 404]).toContain((await asked.ask(`GET ${path}/${id}`)).status);
  });

  it("ignores bodies where none belongs, and unknown queries", async () => {
    const queries = "?__proto__=1&constructor=2&a[b]=c&%zz&&=&a=1&a=2";
    expect((await asked.ask(`GET ${path}${queries}`)).status).toBe(200);
    const base = new URL(asked.url);
    const raw = `GET ${base.pathname.replace(/\/$/, "")}${path} HTTP/1.1\r\nHost: x\r\n`;
    const key = `Authorization: Bearer sandbox-key-of-${vendor}\r\nx-api-key: sandbox-key-of-${vendor}\r\n`;
    const rest = "Content-Type: application/json\r\nContent-Length: 1\r\nConnection: close\r\n\r\n{";
    expect(await sendRaw(asked.url, raw + key + rest)).toMatch(/^HTTP\/1\.1 (200|400|422)/);
  });

  it("understands a proxy's form of the target", async () => {
    const target = `http://elsewhere.example${new URL(asked.url).pathname.replace(/\/$/, "")}${path}`;
    expect(
      await sendRaw(asked.url, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
    ).toMatch(/^HTTP\/1\.1 401/);
  });

  it.each(
    [
      "hello\r\n\r\n",
      "\x16\x03\x01\x02\x00",
      "GET / HTTP/9.9\r\n\r\n",
      "GET\r\n\r\n",
      "POST /v1/avatars HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
      "POST /v1/avatars HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz",
      "POST /v1/avatars HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "POST /v1/avatars HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ncut off",
      "CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n",
      "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      `GET / HTTP/1.1\r\nHost: x\r\nA: ${"b".repeat(70_000)}\r\n\r\n`,
      "GET /v1/avatars HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
      "GET /v1/avatars HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n",
      "",
    ].map((text) => [text.slice(0, 60), text]),
  )("survives what is barely HTTP: %j", async (_, text = "") => {
    await sendRaw(asked.url, text);
    expect((await asked.ask(`GET ${path}`)).status).toBe(200);
  });
});
