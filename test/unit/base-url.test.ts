import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { resolveConfig } from "../../src/core/config.ts";
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
  ])("%j is no absolute https URL", (given) => {
    expect(() => baseUrlOf(given)).toThrow(
      "baseUrl must be an absolute https URL such as https://api.argil.ai/v1",
    );
  });

  it.each([
    "https://user@proxy.example",
    "https://user:secret@proxy.example",
    "https://:secret@proxy.example",
    "https://proxy.example?a=secret",
    "https://proxy.example/?",
    "https://proxy.example#",
    "https://proxy.example/#secret",
  ])("%s is refused for its extras, which are not shown", (given) => {
    const attempt = () => baseUrlOf(given);
    expect(attempt).toThrow("baseUrl must not hold a user, a password, a query or a fragment");
    expect(attempt).not.toThrow("secret");
  });

  it.each([
    "http://proxy.example",
    "http://localhost.example",
    "http://127.0.0.1.example",
    "http://10.0.0.1",
    "http://0.0.0.0",
    "http://[::2]",
  ])("%s would send the key readable, so it must be allowed by name", (given) => {
    expect(() => baseUrlOf(given)).toThrow("allowInsecureHttp");
    expect(() => baseUrlOf(given, false)).toThrow("allowInsecureHttp");
    expect(baseUrlOf(given, true)).toBe(given);
  });
});
