import { once } from "node:events";
import { createServer } from "node:net";
import { Agent as Agent6, getGlobalDispatcher, setGlobalDispatcher as setGlobalDispatcher6 } from "undici6";
import { fetch as fetch7 } from "undici7";
import { afterEach, describe, expect, it, vi } from "vitest";
import { startRefusing } from "../../../scripts/common/stand-ins/fault-server-unreachable.ts";
import { type Responder, sendJson } from "../../../scripts/common/stand-ins/server.ts";
import { ConnectionError, OutcomeUnknownError, TimeoutError } from "../../../src/core/errors/index.ts";
import { png, protofaceAvatar } from "../support/fixtures.ts";
import { create, failure, harness, rejection, reply, vendorNames } from "../support/harness.ts";

const platformFetch = globalThis.fetch;
const globalDispatcher = getGlobalDispatcher();

afterEach(() => {
  globalThis.fetch = platformFetch;
  setGlobalDispatcher6(globalDispatcher);
  vi.unstubAllGlobals();
});

describe.each(vendorNames)("a create at %s whose connection is refused", (vendor) => {
  it("was never sent by the platform's own fetch, and is retried", async () => {
    await using refusing = await startRefusing();
    await using h = await harness([], { baseUrl: refusing.origin });
    const error = await failure(ConnectionError, create(h, vendor));
    expect(error.attempts).toHaveLength(3);
  });

  it.each([
    ["undici 7", fetch7 as unknown as typeof fetch],
    ["the platform's, wrapped", ((...args) => platformFetch(...args)) as typeof fetch],
  ])("proves nothing with a custom fetch: %s", async (_, fetch) => {
    await using refusing = await startRefusing();
    await using h = await harness([], { baseUrl: refusing.origin, fetch });
    const error = await failure(OutcomeUnknownError, create(h, vendor));
    expect(error.attempts).toHaveLength(1);
    expect(error.cause).toBeInstanceOf(ConnectionError);
  });

  it("was never sent by a vouched-for fetch", async () => {
    await using refusing = await startRefusing();
    const fetch = fetch7 as unknown as typeof globalThis.fetch;
    await using h = await harness([], { baseUrl: refusing.origin, fetch, fetchSendsOnce: true });
    const error = await failure(ConnectionError, create(h, vendor));
    expect(error.attempts).toHaveLength(3);
  });

  it("proves nothing once the platform's fetch has been replaced", async () => {
    await using refusing = await startRefusing();
    await using h = await harness([], { baseUrl: refusing.origin });
    globalThis.fetch = (...args) => platformFetch(...args);
    const error = await failure(OutcomeUnknownError, create(h, vendor));
    expect(error.attempts).toHaveLength(1);
  });
});

describe("a create that times out", () => {
  it("while waiting for a connection was never sent", async () => {
    // Accepts connections and stays silent, so that the TLS handshake never completes.
    const mute = createServer((socket) => void socket.on("error", () => undefined)).listen(0, "127.0.0.1");
    await once(mute, "listening");
    const address = mute.address();
    const port = typeof address === "object" ? address?.port : undefined;
    await using h = await harness([], { baseUrl: `https://127.0.0.1:${port}`, maxRetries: 0 });
    mute.once("connection", () => setImmediate(() => h.clock.fireHeld()));
    await failure(TimeoutError, create(h, "protoface"));
    mute.close();
  });

  it("while waiting for a free connection was never sent, and is not sent later", async () => {
    setGlobalDispatcher6(new Agent6({ connections: 1 }));
    let release = (): void => undefined;
    const slow: Responder = (_, response) => {
      release = () => sendJson(response, 202, protofaceAvatar());
    };
    await using h = await harness([slow, reply(200, { data: [], has_more: false })], { maxRetries: 0 });
    const first = h.protoface.avatars.create({ image: png(9, 9) }, { timeoutMs: 100_000_000 });
    await vi.waitUntil(() => h.requests.length === 1);
    const second = new AbortController();
    const queued = create(h, "protoface", { signal: second.signal });
    await new Promise((resolve) => setImmediate(resolve));
    second.abort("enough");
    expect(await rejection(queued)).toBe("enough");
    release();
    await first;
    // Over the only connection: anything that was queued before has been sent.
    await h.protoface.avatars.list();
    expect(h.log().filter((line) => line.startsWith("POST"))).toHaveLength(1);
  });

  it("while its fetch drops the signal has an unknown outcome, and is not resent", async () => {
    const dropped: Promise<unknown>[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      const { signal: _, ...rest } = init ?? {};
      const answer = platformFetch(input, rest);
      dropped.push(answer.catch(() => undefined));
      return answer;
    };
    await using h = await harness([() => h.clock.fireHeld(), reply(202, protofaceAvatar())], { fetch });
    const error = await failure(OutcomeUnknownError, create(h, "protoface"));
    expect(error.cause).toBeInstanceOf(TimeoutError);
    expect(h.requests).toHaveLength(1);
  });
});

it("no event for one's own request is no proof, whoever else queues the same URL", async () => {
  await using h = await harness([() => h.clock.fireHeld()], {
    // Sends by other means while undici accepts a request to the same URL without writing it.
    fetch: async (input, init) => {
      void platformFetch(input, { method: "POST", body: "other", signal: AbortSignal.timeout(1) }).catch(
        () => 0,
      );
      return (await import("undici7")).fetch(String(input), init as never) as unknown as Promise<Response>;
    },
  });
  await failure(OutcomeUnknownError, create(h, "protoface"));
  const own = h.requests.filter(({ body }) => body.toString() !== "other");
  expect(own).toHaveLength(1);
});
