import { describe, expect, it } from "vitest";
import type { CallbackVerdict } from "../../src/vendors/argil/index.ts";
import { serve } from "./serve.ts";
import { good, refused, sign, verify } from "./support.ts";

describe("a request", () => {
  it.each(["GET", "PUT", "DELETE", "HEAD", "OPTIONS"])("with the method %s is invalid", async (method) => {
    const request = new Request(await sign(), { method });
    expect(await verify(request)).toEqual(refused("method"));
  });
});

describe("behind a proxy", () => {
  const inside = (url: string) => url.replace("https://hooks.example.com", "http://10.0.0.7:8080");

  it("baseUrl restores what the proxy has changed", async () => {
    const seen = inside(await sign());
    expect(await verify(seen)).toEqual(refused("signature"));
    for (const baseUrl of [
      "https://hooks.example.com",
      "https://hooks.example.com/",
      "https://HOOKS.example.com:443",
    ]) {
      expect(await verify(seen, { baseUrl })).toEqual(good);
    }
    expect(await verify(seen, { baseUrl: "https://other.example.com" })).toEqual(refused("signature"));
  });

  it("baseUrl restores a path that the proxy has removed", async () => {
    const seen = inside(await sign()).replace("/argil/done", "/done");
    expect(await verify(seen, { baseUrl: "https://hooks.example.com/argil" })).toEqual(good);
    expect(await verify(seen, { baseUrl: "https://hooks.example.com/argil/" })).toEqual(good);
    expect(await verify(seen, { baseUrl: "https://hooks.example.com" })).toEqual(refused("signature"));
  });

  it("baseUrl makes a path with a query sufficient", async () => {
    const { pathname, search } = new URL(await sign());
    expect(await verify(`${pathname}${search}`, { baseUrl: "https://hooks.example.com" })).toEqual(good);
  });

  it("a path with two slashes stays a path", async () => {
    const { search } = new URL(await sign("https://hooks.example.com//evil.example.com/x"));
    const seen = `http://10.0.0.7//evil.example.com/x${search}`;
    expect(await verify(seen, { baseUrl: "https://hooks.example.com" })).toEqual(good);
  });
});

describe("a Node http request", () => {
  async function seen(
    path: (base: string) => Promise<string>,
    init: RequestInit = { method: "POST" },
  ): Promise<CallbackVerdict | undefined> {
    let verdict: CallbackVerdict | undefined;
    await using server = await serve(async (incoming, outgoing) => {
      verdict = await verify(incoming);
      outgoing.end();
    });
    await fetch(await path(server.url), init);
    return verdict;
  }

  it("is verified as it arrives", async () => {
    expect(await seen((base) => sign(`${base}/argil/done?order=7`))).toEqual(good);
    expect(await seen(async (base) => `${base}/argil`)).toEqual(refused("unsigned"));
    expect(await seen((base) => sign(`${base}/argil`), { method: "PUT" })).toEqual(refused("method"));
  });

  const request = {
    method: "POST",
    headers: { host: "hooks.example.com" },
    socket: { encrypted: true },
    async *[Symbol.asyncIterator]() {},
  };

  it("has the scheme of its socket", async () => {
    const { pathname, search } = new URL(await sign());
    const url = pathname + search;
    expect(await verify({ ...request, url })).toEqual(good);
    expect(await verify({ ...request, url, socket: {} })).toEqual(refused("signature"));
  });

  it("has the URL from before an Express router removed its own part", async () => {
    const { pathname, search } = new URL(await sign());
    const mounted = { ...request, url: `/done${search}`, originalUrl: pathname + search };
    expect(await verify(mounted)).toEqual(good);
  });

  it("may have an absolute URL, as for a proxy", async () => {
    expect(await verify({ ...request, url: await sign() })).toEqual(good);
  });

  it.each([
    ["no host", { headers: {} }],
    ["a broken host", { headers: { host: "a b" } }],
    ["a star for a path", { url: "*" }],
    ["no URL", { url: undefined }],
  ])("is invalid with %s", async (_, change) => {
    const { pathname, search } = new URL(await sign());
    expect(await verify({ ...request, url: pathname + search, ...change })).toMatchObject({ ok: false });
  });
});
