import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  createAnamClient,
  createArgilClient,
  createProtofaceClient,
  InvalidInputError,
} from "../../../src/index.ts";
import { anamAvatar, argilAvatar, protofaceAvatar } from "../support/fixtures.ts";
import { expectInstance, harness, key, reply } from "../support/harness.ts";

const vendors = [
  ["ANAM", createAnamClient, anamAvatar()],
  ["PROTOFACE", createProtofaceClient, protofaceAvatar()],
  ["ARGIL", createArgilClient, argilAvatar()],
] as const;

beforeEach(() => {
  for (const [prefix] of vendors) {
    vi.stubEnv(`${prefix}_API_KEY`, undefined);
    vi.stubEnv(`${prefix}_BASE_URL`, undefined);
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(vendors)("the factory of %s", (prefix, factory, avatar) => {
  it("takes key and base URL from the environment", async () => {
    await using h = await harness([reply(200, avatar)]);
    vi.stubEnv(`${prefix}_API_KEY`, key);
    vi.stubEnv(`${prefix}_BASE_URL`, `${h.url}/base/`);
    await factory().avatars.get("x");
    expect(h.requests[0]?.url).toMatch(/^\/base(\/v1)?\/avatars\/x$/);
    expect(JSON.stringify(h.requests[0]?.headers)).toContain(key);
  });

  it("names the variable of a missing key", () => {
    try {
      factory();
      expect.unreachable();
    } catch (error) {
      expect(expectInstance(InvalidInputError, error).reasons).toEqual([
        `no API key: set the environment variable ${prefix}_API_KEY or pass { apiKey }`,
      ]);
    }
  });

  it("names the document behind the types", () => {
    const { spec } = factory({ apiKey: key });
    expect(spec.sha256).toMatch(/^[\da-f]{64}$/);
    expect(spec.version).not.toBe("");
    expect(spec.retrieved).toMatch(/^20\d\d-\d\d/);
  });

  it("returns methods that work without their object", async () => {
    await using h = await harness([reply(200, avatar)]);
    const { get } = factory({ apiKey: key, baseUrl: h.url }).avatars;
    expect((await get("x")).id).toBe(avatar.id);
  });
});
