import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { resolveConfig } from "../../src/core/config/config.ts";
import { parseUrl } from "../../src/core/input/parse-url.ts";
import { profile } from "../../src/vendors/argil/profile.ts";

beforeEach(() => {
  vi.stubEnv("ARGIL_BASE_URL", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function baseUrlOf(baseUrl?: string, allowInsecureHttp?: boolean): string {
  return resolveConfig(profile, { apiKey: "k", baseUrl, allowInsecureHttp }).baseUrl;
}

describe("the base URL", () => {
  it("may contain non-ASCII characters, and can be read repeatedly", () => {
    for (let n = 0; n < 10_000; n++) parseUrl("https://bücher.example/v1");
    expect(parseUrl("https://bücher.example/v1")?.host).toBe("xn--bcher-kva.example");
  });

  it("comes from the option, then the vendor's variable, then the vendor's document", () => {
    expect(baseUrlOf()).toBe("https://api.argil.ai/v1");
    vi.stubEnv("ARGIL_BASE_URL", "https://env.example/v2");
    expect(baseUrlOf()).toBe("https://env.example/v2");
    expect(baseUrlOf("https://option.example")).toBe("https://option.example");
  });

  it.each([
    ["https://proxy.example/", "https://proxy.example"],
    ["https://proxy.example/a/b///", "https://proxy.example/a/b"],
    ["HTTPS://Proxy.Example:443/A", "https://proxy.example/A"],
    ["https://proxy.example/a/../b", "https://proxy.example/b"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://127.0.0.1:4010/v1/", "http://127.0.0.1:4010/v1"],
    ["http://127.1.2.3", "http://127.1.2.3"],
    ["http://[::1]:80", "http://[::1]"],
  ])("%s is used as %s", (given, used) => {
    expect(baseUrlOf(given)).toBe(used);
  });

  it.each([
    "",
    "proxy.example",
    "/v1",
    "ftp://proxy.example",
    "file:///etc",
    "data:text/plain,x",
    "https://",
  ])("%j is not an absolute https URL", (given) => {
    expect(() => baseUrlOf(given)).toThrow(
      "baseUrl must be an absolute https URL such as https://api.argil.ai/v1",
    );
  });

  const unseen = "baseUrl must not contain whitespace, line breaks or invisible characters; copy it again";
  const mended = (used: string) => `baseUrl would be parsed as ${used}; write it that way, or correct it`;

  it.each([
    "https://proxy.example\n",
    "https://proxy.example\r\n",
    " https://proxy.example",
    "https://proxy.example ",
    "\thttps://proxy.example",
    "https://proxy\n.example",
    "ht\ntps://proxy.example",
    "https://proxy.example/a\tb",
    "https://proxy.example/\u0000",
    "\u0001https://proxy.example",
    "https://proxy.example\u001f",
    "https://proxy.example/\u007f",
    "https://proxy.example/a b",
    "https://proxy.example/\u00a0",
    "https://proxy.example/\u2028",
    "\ufeffhttps://proxy.example",
    "https://proxy.example/\ufeff",
    "https://exa\u00admple.com",
    "https://proxy.example/\u200b",
    "https://proxy.example/\u202e",
    "https://proxy\u3164.example",
    "https://proxy.example/\ud800",
  ])("%j is rejected because of characters that a parser drops or trims, or that are invisible", (given) => {
    expect(() => baseUrlOf(given)).toThrow(unseen);
  });

  it.each([
    "https:\\\\proxy.example",
    "https://proxy.example\\v1",
    "https:/\\proxy.example/v1",
    "https://proxy.example/v1\\",
  ])("%j is refused for its backslash", (given) => {
    expect(() => baseUrlOf(given)).toThrow("baseUrl must not contain a backslash; use / instead");
  });

  it.each([
    "https:proxy.example",
    "https:/proxy.example",
    "https:///proxy.example",
    "https:////proxy.example",
  ])("%s lacks the two slashes of a URL with a host", (given) => {
    expect(() => baseUrlOf(given)).toThrow("baseUrl must be an absolute https URL");
  });

  it.each([
    ["https://1.2", "https://1.0.0.2"],
    ["https://0x7f.1/v1", "https://127.0.0.1/v1"],
    ["http://127.1:4010", "http://127.0.0.1:4010"],
    ["http://2130706433", "http://127.0.0.1"],
    ["https://017700000001", "https://127.0.0.1"],
    ["https://ex%61mple.com", "https://example.com"],
    ["https://\uff45xample.com", "https://example.com"],
    ["https://example\u3002com", "https://example.com"],
    ["https://\u2460.example.com", "https://1.example.com"],
  ])("%s is rejected, since the host would differ from what is written", (given, used) => {
    expect(() => baseUrlOf(given)).toThrow(mended(used));
  });

  it.each([
    ["https://b\u00fccher.example/v1", "https://xn--bcher-kva.example/v1"],
    ["https://XN--Bcher-KVA.example", "https://xn--bcher-kva.example"],
    ["https://proxy.example./v1", "https://proxy.example./v1"],
    ["https://proxy.example:8443/v1", "https://proxy.example:8443/v1"],
    ["https://[2001:DB8:0:0::1]/v1", "https://[2001:db8::1]/v1"],
    ["https://proxy.example/%7Eada/\u00fc", "https://proxy.example/%7Eada/%C3%BC"],
  ])("%s is another spelling of %s and accepted", (given, used) => {
    expect(baseUrlOf(given)).toBe(used);
  });

  it.each([
    ["a number", 7],
    ["an object", {}],
    ["an array", ["https://proxy.example"]],
    ["a URL object", new URL("https://proxy.example")],
    ["a symbol", Symbol("s")],
    ["an object without a prototype", Object.create(null)],
  ])("%s is not a string", (_, given) => {
    expect(() => baseUrlOf(given as never)).toThrow("baseUrl must be a string");
  });

  it("is named by the variable if it came from there", () => {
    vi.stubEnv("ARGIL_BASE_URL", "https://proxy.example\n");
    expect(() => baseUrlOf()).toThrow(unseen.replace("baseUrl", "ARGIL_BASE_URL"));
    vi.stubEnv("ARGIL_BASE_URL", "proxy.example");
    expect(() => baseUrlOf()).toThrow("ARGIL_BASE_URL must be an absolute https URL");
    expect(() => baseUrlOf("proxy.example")).toThrow("baseUrl must be an absolute https URL");
  });

  it.each([
    "https://user@proxy.example",
    "https://user:secret@proxy.example",
    "https://:secret@proxy.example",
    "https://proxy.example?a=secret",
    "https://proxy.example/?",
    "https://proxy.example#",
    "https://proxy.example/#secret",
  ])("%s is rejected because of its extra parts, which are not shown", (given) => {
    const attempt = () => baseUrlOf(given);
    expect(attempt).toThrow("baseUrl must not contain a user name, password, query or fragment");
    expect(attempt).not.toThrow("secret");
  });

  it.each([
    "http://proxy.example",
    "http://localhost.example",
    "http://127.0.0.1.example",
    "http://10.0.0.1",
    "http://0.0.0.0",
    "http://[::2]",
  ])("%s would send the key unencrypted, so it must be allowed explicitly", (given) => {
    expect(() => baseUrlOf(given)).toThrow("allowInsecureHttp");
    expect(() => baseUrlOf(given, false)).toThrow("allowInsecureHttp");
    expect(baseUrlOf(given, true)).toBe(given);
  });
});
