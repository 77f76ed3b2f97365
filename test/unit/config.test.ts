import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { resolveConfig } from "../../src/core/config/config.ts";
import { type ClientOptions, clientOptionKinds } from "../../src/core/config/options.ts";
import { InvalidInputError } from "../../src/core/errors/index.ts";
import { profile } from "../../src/vendors/protoface/profile.ts";
import { expectInstance } from "./support/harness.ts";

const apiKey = "sk_test_1";

beforeEach(() => {
  vi.stubEnv("PROTOFACE_API_KEY", undefined);
  vi.stubEnv("PROTOFACE_BASE_URL", undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function reasonsFor(options: ClientOptions): readonly string[] {
  try {
    resolveConfig(profile, options);
  } catch (error) {
    return expectInstance(InvalidInputError, error).reasons;
  }
  return [];
}

describe("the key", () => {
  it("comes from the option, or else from the vendor's variable", () => {
    vi.stubEnv("PROTOFACE_API_KEY", "from-env");
    expect(resolveConfig(profile).key).toBe("from-env");
    expect(resolveConfig(profile, { apiKey }).key).toBe(apiKey);
  });

  it.each([{}, { apiKey: "" }, { apiKey: undefined }])(
    "missing from %j is reported with the variable to set",
    (options) => {
      expect(reasonsFor(options)).toEqual([
        "no API key: set the environment variable PROTOFACE_API_KEY or pass { apiKey }",
      ]);
    },
  );

  it("counts as missing if the variable is empty", () => {
    vi.stubEnv("PROTOFACE_API_KEY", "");
    expect(reasonsFor({})).toHaveLength(1);
  });

  it.each([
    "hidden\n",
    "hidden\r\nx: y",
    " hidden",
    "hid den",
    "hidden\0",
    "hidden\u007f",
    "hidden\u0100",
    "hidden☃",
  ])("%j is rejected without being shown", (key) => {
    for (const options of [{ apiKey: key }, {}]) {
      if (!options.apiKey) vi.stubEnv("PROTOFACE_API_KEY", key.replace("\0", "\n"));
      const reasons = reasonsFor(options);
      const source = options.apiKey ? "apiKey" : "PROTOFACE_API_KEY";
      expect(reasons).toEqual([
        `${source} contains whitespace or other characters that no API key has; copy it again`,
      ]);
    }
  });

  it("may contain Latin-1 letters", () => {
    expect(resolveConfig(profile, { apiKey: "clé" }).key).toBe("clé");
  });
});

describe("the other options", () => {
  it("default to 60 s, 2 retries, no headers and the platform's fetch, bound late", async () => {
    const config = resolveConfig(profile, { apiKey });
    expect(config).toMatchObject({ timeoutMs: 60_000, maxRetries: 2, headers: {} });
    const patched = vi.spyOn(globalThis, "fetch").mockResolvedValueOnce(new Response("patched"));
    expect(await (await config.fetch("https://example.com")).text()).toBe("patched");
    patched.mockRestore();
  });

  it.each([
    [{ timeoutMs: 0 }, "timeoutMs"],
    [{ timeoutMs: -1 }, "timeoutMs"],
    [{ timeoutMs: Number.NaN }, "timeoutMs"],
    [{ maxRetries: -1 }, "maxRetries"],
    [{ maxRetries: 0.5 }, "maxRetries"],
    [{ headers: { authorization: "x" } }, "authorization"],
  ])("%j is rejected by name", (options, name) => {
    const reasons = reasonsFor({ apiKey, ...options });
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(name);
  });

  it.each([
    [{ timeout: 5 }, "the option timeout is unknown; known: apiKey, baseUrl"],
    [{ maxRetry: undefined }, "the option maxRetry is unknown"],
    [{ fetch: "https://example.com" }, "the option fetch must be a function, not a string"],
    [{ fetchSendsOnce: "yes" }, "the option fetchSendsOnce must be true or false, not a string"],
    [{ allowInsecureHttp: 1 }, "the option allowInsecureHttp must be true or false, not a number"],
    [
      { clock: { now: Date.now } },
      "the option clock must be an object with the functions now, after and random",
    ],
    [{ headers: new Map([["x-a", "b"]]) }, "headers must be a plain object"],
    [{ headers: new Headers({ "x-a": "b" }) }, "headers must be a plain object"],
    [
      { timeoutMs: Object.create(null) },
      "timeoutMs must be a number of milliseconds, at least 1, not an object",
    ],
  ])("%j is rejected, and the message says what is right", (options, reason) => {
    expect(reasonsFor({ apiKey, ...options } as ClientOptions)).toEqual([expect.stringContaining(reason)]);
  });

  it.each([null, "sk_test_1", ["sk_test_1"], 7])(
    "as a whole must not be %j, which is not shown",
    (options) => {
      const reasons = reasonsFor(options as never);
      expect(reasons).toEqual([expect.stringMatching(/^the options must be an object with apiKey, baseUrl/)]);
      expect(reasons[0]).not.toContain("sk_test_1");
    },
  );

  it("may each be undefined", () => {
    const all = Object.fromEntries(Object.keys(clientOptionKinds).map((name) => [name, undefined]));
    expect(reasonsFor({ ...all, apiKey })).toEqual([]);
  });

  it("are all checked, and the message lists every reason", () => {
    const options = { baseUrl: "ftp://x", timeoutMs: -1, maxRetries: -1, headers: { host: "x" } };
    const reasons = reasonsFor(options);
    expect(reasons).toHaveLength(5);
    expect(() => resolveConfig(profile, options)).toThrow(reasons.join("; "));
  });
});
