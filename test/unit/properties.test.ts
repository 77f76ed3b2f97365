import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ClientOptions,
  createAnamClient,
  createArgilClient,
  createProtofaceClient,
} from "../../src/index.ts";
import { isAvatarClientError } from "../../src/vendors/anam/index.ts";

interface Sent {
  url: URL;
  headers: Headers;
}

/** A fetch that records what is requested, the way a platform would parse it, and responds with an avatar. */
function spy(): { sent: Sent[]; fetch: typeof fetch } {
  const sent: Sent[] = [];
  return {
    sent,
    async fetch(input, init) {
      sent.push({ url: new URL(String(input)), headers: new Headers(init?.headers) });
      return Response.json({
        id: "1",
        name: "n",
        displayName: "n",
        status: "ready",
        videoUrl: "https://e.com/v",
      });
    },
  };
}

const key = "key-of-the-test";
/** Mixes strings that parsers treat specially into random ones. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "..",
    ".",
    "%2e%2e",
    "../x",
    "a/b",
    "a\\b",
    "//host/",
    "?q",
    "#f",
    "a;b",
    "\u0000",
    "\ud800",
    "@host",
    "%",
  ),
  fc.stringMatching(/^[./\\%2eE?#@:\s]{1,8}$/),
);

const clients = [
  { base: "https://api.anam.ai", path: "/v1/avatars/", make: createAnamClient },
  { base: "https://api.protoface.com", path: "/v1/avatars/", make: createProtofaceClient },
  { base: "https://api.argil.ai", path: "/v1/avatars/", make: createArgilClient },
] as const;

async function refusedOrSent(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (error) {
    if (isAvatarClientError(error) && error.code === "invalid_input") return false;
    throw error;
  }
}

describe.each(clients)("for any string, at $base", ({ base, path, make }) => {
  const options = (fetch: ClientOptions["fetch"]): ClientOptions => ({ apiKey: key, fetch, maxRetries: 0 });

  it("an id stays one segment of its operation's path, or is rejected", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (id) => {
        const { sent, fetch } = spy();
        const went = await refusedOrSent(() => make(options(fetch)).avatars.get(id));
        expect(sent.length).toBe(went ? 1 : 0);
        for (const { url } of sent) {
          expect(url.origin).toBe(base);
          expect(url.search + url.hash).toBe("");
          expect(url.pathname.startsWith(path)).toBe(true);
          const segment = url.pathname.slice(path.length);
          expect(segment).not.toContain("/");
          expect(decodeURIComponent(segment)).toBe(id);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("a header leaves the key, the host and the other headers as they are, or is rejected", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (name, value) => {
        const { sent, fetch } = spy();
        const client = make(options(fetch));
        await refusedOrSent(() => client.avatars.get("1", { headers: { [name]: value } }));
        for (const { headers, url } of sent) {
          expect(url.href).toBe(`${base}${path}1`);
          expect([headers.get("authorization"), headers.get("x-api-key")].join("")).toContain(key);
          expect(headers.has("host")).toBe(false);
          // Ours are accept, user-agent and the key.
          expect([...headers].length).toBeLessThanOrEqual(4);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("a key goes into its header unchanged, or is rejected without being shown", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (apiKey) => {
        const { sent, fetch } = spy();
        try {
          await make({ apiKey, fetch, maxRetries: 0 }).avatars.get("1");
        } catch (error) {
          expect(error).toMatchObject({ code: "invalid_input" });
          if (apiKey.trim().length > 3) expect(String(error)).not.toContain(apiKey);
        }
        for (const { headers } of sent) {
          expect(headers.get("x-api-key") ?? headers.get("authorization")?.slice("Bearer ".length)).toBe(
            apiKey,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it("a base URL keeps its host, or is rejected", async () => {
    const anyBase = fc.oneof(anyText, fc.webUrl({ withQueryParameters: true, withFragments: true }));
    await fc.assert(
      fc.asyncProperty(anyBase, async (baseUrl) => {
        const { sent, fetch } = spy();
        await refusedOrSent(async () => make({ ...options(fetch), baseUrl }).avatars.get("1"));
        for (const { url } of sent) {
          expect(url.origin).toBe(new URL(baseUrl).origin);
          expect(url.protocol).toBe("https:");
          expect(url.pathname.endsWith("/avatars/1")).toBe(true);
          expect(url.search + url.hash + url.username + url.password).toBe("");
        }
      }),
      { numRuns: 300 },
    );
  });
});
