import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { InvalidInputError } from "../../src/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { startPage } from "./page-support.ts";
import { form, only, picture } from "./support.ts";

let page: Awaited<ReturnType<typeof startPage>>;
beforeAll(async () => {
  vi.stubEnv("ARGIL_API_KEY", "argil-key-of-the-environment");
  page = await startPage({ buildTimeMs: 60_000, allowHosts: ["dev.internal"] });
  vi.unstubAllEnvs();
});
afterAll(() => page[Symbol.asyncDispose]());

const paths = [
  "/",
  "/events",
  "/requests?below=9",
  "/requests/1",
  "/requests/1/picture",
  "/files/anam/a.png",
];

describe("a page under a foreign host name", () => {
  it.each([
    "evil.example",
    "evil.example:80",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "[::2]",
    "a b",
    "evil.example@127.0.0.1",
    "127.0.0.1@evil.example",
    "127.0.0.1/evil.example",
    "2130706433",
    "0.0.0.0",
    "[::ffff:127.0.0.1]",
  ])("is served nothing: %s", async (host) => {
    for (const path of paths) {
      const { status, body } = await page.ask(path, { headers: { host } });
      expect([status, body.toString().slice(0, 99)]).toEqual([
        403,
        expect.stringContaining("this machine only"),
      ]);
    }
    const press = { host, origin: `http://${host}`, "x-sandbox-token": page.token };
    expect((await page.press("fault", { fault: "500", on: "any" }, press)).status).toBe(403);
  });

  it.each(["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:99", "dev.internal:8080"])(
    "is not denoted by %s",
    async (host) => {
      expect((await page.ask("/", { headers: { host } })).status).toBe(200);
    },
  );

  it("gets no images from a vendor's server", async () => {
    const url = `${only(page.sandbox, "anam").url}/v1/avatars`;
    const headers = { authorization: "Bearer sandbox-key-of-anam" };
    const made = await fetch(url, {
      method: "POST",
      headers,
      body: form("imageFile", { displayName: "Ada" }),
    });
    const { port, pathname } = new URL((await made.json()).imageUrl);
    const answer = await raw(
      Number(port),
      `GET ${pathname} HTTP/1.1\r\nHost: evil.example\r\nConnection: close`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  });
});

function raw(port: number, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(`${head}\r\n\r\n`));
    socket
      .on("data", (chunk) => {
        text += chunk;
      })
      .on("end", () => resolve(text))
      .on("error", reject);
  });
}

describe("a control", () => {
  const fault = { fault: "500", on: "any" };
  it.each([
    ["another origin", (own: object) => ({ ...own, origin: "https://evil.example" })],
    ["an origin with the same beginning", (own: object) => ({ ...own, origin: "http://127.0.0.1" })],
    [
      "no origin",
      ({ "x-sandbox-token": token }: Record<string, string>) => ({ "x-sandbox-token": token ?? "" }),
    ],
    ["a sandboxed frame without an origin", (own: object) => ({ ...own, origin: "null" })],
    ["no token", ({ origin }: Record<string, string>) => ({ origin: origin ?? "" })],
    ["a token of another start", (own: object) => ({ ...own, "x-sandbox-token": "A".repeat(32) })],
    [
      "half a token",
      (own: Record<string, string>) => ({
        ...own,
        "x-sandbox-token": own["x-sandbox-token"]?.slice(1) ?? "",
      }),
    ],
    ["another site, according to the browser", (own: object) => ({ ...own, "sec-fetch-site": "cross-site" })],
  ])("rejects %s", async (_, headers) => {
    for (const control of ["fault", "cancel", "fail", "create"])
      expect((await page.press(control, fault, headers(page.own) as Record<string, string>)).status).toBe(
        403,
      );
    expect((await page.snapshot()).rehearsals).toEqual([]);
  });

  it("has a new token at each start", async () => {
    await using other = await startPage({ vendors: ["protoface"] });
    expect(other.token).not.toBe(page.token);
    expect(page.token.length).toBeGreaterThanOrEqual(32);
  });

  it("responds to neither preflights nor other methods", async () => {
    const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
    const preflight = await page.ask("/control/fault", { method: "OPTIONS", headers });
    expect(preflight.status).toBe(403);
    expect(preflight.headers).not.toHaveProperty("access-control-allow-origin");
    expect((await page.ask("/control/fault", { method: "PUT", headers: page.own })).status).toBe(405);
    expect((await page.press("nothing", {})).status).toBe(404);
    expect((await page.press("toString", {})).status).toBe(404);
  });

  it.each(["{", "[]", "null", '"x"'])("accepts no body except an object: %s", async (body) => {
    const headers = { ...page.own, "content-type": "application/json" };
    for (const control of ["fault", "cancel", "fail", "create"]) {
      const { status } = await page.ask(`/control/${control}`, { method: "POST", headers, body });
      expect(status).toBe(400);
    }
  });
});

it("serves nothing that another site embeds", async () => {
  for (const path of paths) {
    const { status } = await page.ask(path, {
      headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
    });
    expect(status).toBe(403);
  }
  const link = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
  expect((await page.ask("/", { headers: link })).status).toBe(200);
});

describe("an upload", () => {
  it.each([
    ["SVG", "image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["HTML", "image/html", "<script>alert(1)</script>"],
    ["HTML that says it is a PNG", "image/png", "<script>alert(1)</script>"],
  ])("is never served as a page: %s", async (_, type, text) => {
    const { url } = only(page.sandbox, "protoface");
    const headers = { authorization: "Bearer sandbox-key-of-protoface" };
    const body = form("image", { name: "Eve" }, new Blob([text], { type }));
    await fetch(`${url}/v1/avatars`, { method: "POST", headers, body });
    const [request] = await page.requests();
    const shown = await page.ask(request?.picture ?? "");
    expect(shown.status).toBe(200);
    expect(shown.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringMatching(
        /^default-src 'none'; (sandbox|img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox allow-same-origin)$/,
      ),
      "cross-origin-resource-policy": "same-origin",
    });
    const safe = type === "image/png" ? "image/png" : "application/octet-stream";
    expect(shown.headers["content-type"]).toBe(safe);
    if (safe !== "image/png") expect(shown.headers["content-disposition"]).toBe("attachment");
  });

  it("that is a document is saved, not shown, wherever it is requested", async () => {
    const { url } = only(page.sandbox, "anam");
    const authorization = "Bearer sandbox-key-of-anam";
    const json = { authorization, "content-type": "application/json" };
    const group = await fetch(`${url}/v1/knowledge/groups`, {
      method: "POST",
      headers: json,
      body: '{"name":"x"}',
    });
    const body = new FormData();
    body.set("file", new File(["<script>alert(1)</script>"], "x.md", { type: "text/html" }));
    const path = `${url}/v1/knowledge/groups/${(await group.json()).id}/documents`;
    const made = await fetch(path, { method: "POST", headers: { authorization }, body });
    const { headers } = await fetch((await made.json()).fileUrl);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toBe("attachment");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });
});

describe("a key", () => {
  const real = "sk-live-4f9a8e7d6c5b";
  it.each([
    ["authorization", { authorization: `Bearer ${real}` }],
    ["authorization without a scheme", { authorization: real }],
    ["x-api-key", { "x-api-key": real }],
    ["another header", { "x-goog-api-key": real }],
    ["a custom header", { "x-auth": real }],
    ["an unknown header", { "x-mine": real, "x-api-key": real }],
  ])("in %s appears nowhere, wherever it is echoed", async (_, headers) => {
    const { url } = only(page.sandbox, "anam");
    await fetch(`${url}/v1/avatars/${real}?api_key=${real}&search=${real}`, { headers });
    const body = form(
      "imageFile",
      { displayName: `Ada ${real}`, apiKey: real },
      new File([picture], `${real}.png`),
    );
    await fetch(`${url}/v1/avatars`, { method: "POST", headers, body });
    await fetch(`${url}/v1/avatars`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({
        displayName: real,
        imageUrl: `https://example.com/a.png?sig=${real}`,
        [real]: 1,
      }),
    });
    await fetch(`${url}/v1/avatars`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: `${real} {"apiKey": "${real}`,
    });
    await expectHidden(real);
  });

  it.each([
    ["a query", "?token=t0ken-of-the-query", ""],
    ["a JSON body", "", '{"apiKey": "t0ken-of-the-query"}'],
    ["half a JSON body", "", '{"apiKey": "t0ken-of-the-query'],
    ["a text", "", "t0ken-of-the-query is not JSON"],
    [
      "nested JSON",
      "",
      '{"transport": {"worker_token": "t0ken-of-the-query"}, "name": "t0ken-of-the-query"}',
    ],
  ])("that only appears in %s is shown nowhere", async (_, query, body) => {
    const headers = { authorization: "Bearer sandbox-key-of-protoface", "content-type": "application/json" };
    const { url } = only(page.sandbox, "protoface");
    await fetch(`${url}/v1/avatars${query}`, {
      method: body ? "POST" : "GET",
      headers,
      ...(body && { body }),
    });
    await expectHidden("t0ken-of-the-query");
  });

  it("in a callback's URL is shown nowhere", async () => {
    const { url } = only(page.sandbox, "argil");
    const headers = { "x-api-key": "sandbox-key-of-argil", "content-type": "application/json" };
    const callbackUrl = "https://example.com/hook?sig=signed-by-me";
    const body = JSON.stringify({ callbackUrl, events: ["AVATAR_TRAINING_SUCCESS"] });
    await fetch(`${url}/webhooks`, { method: "POST", headers, body });
    await expectHidden("signed-by-me");
  });

  it("from the environment or the sandbox is shown nowhere", async () => {
    const { url } = only(page.sandbox, "argil");
    const headers = { "x-api-key": "sandbox-key-of-argil", "content-type": "application/json" };
    const name = "argil-key-of-the-environment";
    const body = JSON.stringify({ type: "IMAGE", name, datasetImage: { url: "https://example.com/a.png" } });
    await fetch(`${url}/avatars`, { method: "POST", headers, body });
    expect((await page.snapshot()).items.map((item) => item.name)).toContain("[redacted]");
    await expectHidden(name);
    await expectHidden("sandbox-key-of-");
    // Nor after many other requests.
    for (let count = 0; count < 60; count++)
      await fetch(`${url}/avatars`, { headers: { "x-api-key": `another-key-${count}-of-many` } });
    await expectHidden(name);
  });

  /** It must not appear in anything that the page receives. */
  async function expectHidden(secret: string): Promise<void> {
    const requests = await page.requests();
    const details = await Promise.all(requests.map(({ id }) => page.detail(id)));
    for (const given of [await page.snapshot(), requests, details]) {
      const text = JSON.stringify(given);
      expect(text.includes(secret)).toBe(false);
      // Nor may the part of it that a parser quotes.
      expect(text.includes(secret.slice(0, 9))).toBe(false);
    }
  }
});

it("host names are validated", async () => {
  for (const host of ["http://dev", "dev:80", "a/b", "", "0x7f.1", 7]) {
    const started = startSandbox({ page: true, allowHosts: [host as string] });
    await expect(started).rejects.toThrow(InvalidInputError);
  }
  await expect(startSandbox({ allowHosts: "dev" as unknown as string[] })).rejects.toThrow(
    /allowHosts must be a list/,
  );
});
