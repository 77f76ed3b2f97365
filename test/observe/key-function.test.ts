import { afterEach, describe, expect, it, vi } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import {
  AuthenticationError,
  ConnectionError,
  createAvatarProvider,
  createProtofaceClient,
  InvalidInputError,
  OutcomeUnknownError,
  TimeoutError,
} from "../../src/index.ts";
import { createArgilClient } from "../../src/vendors/argil/index.ts";
import { argilAvatar, png, protofaceAvatar } from "../unit/support/fixtures.ts";
import { failure, type Harness, harness, rejection, reply } from "../unit/support/harness.ts";

const ready = reply(200, protofaceAvatar({ status: "ready" }));
const tooMany = reply(429, {});
const image = png(64, 64);

/** Returns `sk_rotating_1`, `sk_rotating_2`, ... */
function rotating(prefix = "sk_rotating") {
  let asked = 0;
  const apiKey = () => `${prefix}_${++asked}`;
  return { apiKey, asked: () => asked };
}

const keysOf = ({ requests }: Harness) =>
  requests.map(({ headers }) => headers.authorization?.slice("Bearer ".length) ?? headers["x-api-key"]);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a function for a key", () => {
  it("is called once per call, no earlier; the retries of a call use the same key", async () => {
    const { apiKey, asked } = rotating();
    await using clients = await harness([tooMany, tooMany, ready], { apiKey });
    expect(asked()).toBe(0);
    await clients.protoface.avatars.get("av_1");
    await clients.protoface.avatars.get("av_1");
    expect(keysOf(clients)).toEqual([1, 1, 1, 2].map((n) => `sk_rotating_${n}`));
  });

  it("is called once for a create, and again for each poll, page and api call", async () => {
    const { apiKey, asked } = rotating();
    const building = protofaceAvatar();
    await using clients = await harness([reply(201, building), reply(200, building), ready], { apiKey });
    await clients.protoface.avatars.createAndWait({ name: "Ada", image });
    expect(keysOf(clients)).toEqual([1, 2, 3].map((n) => `sk_rotating_${n}`));
    await clients.protoface.api.GET("/v1/avatars/{avatar_id}", { params: { path: { avatar_id: "a" } } });
    expect(asked()).toBe(4);
  });

  it("may return a promise, takes precedence over the environment, and fills the vendor's own header", async () => {
    vi.stubEnv("ARGIL_API_KEY", "sk_env_0123456789");
    await using clients = await harness([reply(200, argilAvatar())], { apiKey: async () => "sk_later_1" });
    await clients.argil.avatars.get("g1");
    expect(clients.requests[0]?.headers["x-api-key"]).toBe("sk_later_1");
  });

  it("is not called for input that is rejected or a call that is already aborted", async () => {
    const { apiKey, asked } = rotating();
    await using clients = await harness([ready], { apiKey });
    await failure(InvalidInputError, clients.protoface.avatars.get(""));
    await failure(
      InvalidInputError,
      clients.protoface.avatars.create({ name: "Ada", image: new Uint8Array() }),
    );
    expect(await rejection(clients.protoface.avatars.get("a", { signal: AbortSignal.abort("no") }))).toBe(
      "no",
    );
    expect([asked(), clients.requests.length]).toEqual([0, 0]);
  });

  const noKeys: readonly [string, unknown, RegExp][] = [
    ["nothing", undefined, /it returned undefined/],
    ["null", null, /it returned null/],
    ["an empty text", "", /without whitespace; it returned a string/],
    ["a number", 7, /it returned a number/],
    ["a key with a line break", "sk_hidden_1\n", /without whitespace/],
    ["a key beyond Latin-1", "sk_hidden_☃", /it returned a string/],
  ];
  it.each(noKeys)(
    "that returns %s is an InvalidInputError for a read and a create",
    async (_, key, reason) => {
      await using clients = await harness([ready], { apiKey: () => key as string });
      for (const call of [
        clients.protoface.avatars.get("av_1"),
        clients.protoface.avatars.create({ name: "Ada", image }),
      ]) {
        const { reasons, message } = await failure(InvalidInputError, call);
        expect(reasons).toEqual([expect.stringMatching(reason)]);
        expect(message).not.toContain("hidden");
      }
      expect(clients.requests).toEqual([]);
    },
  );

  it.each([
    [
      "throws",
      () => {
        throw new Error("vault is sealed");
      },
    ],
    [
      "rejects",
      async () => {
        throw new Error("vault is sealed");
      },
    ],
  ] as const)(
    "that %s is a ConnectionError: nothing was sent, and onSending is not called",
    async (_, apiKey) => {
      await using clients = await harness([ready], { apiKey });
      const onSending = vi.fn();
      const { protoface, argil } = clients;
      const calls = [
        () => protoface.avatars.get("av_1"),
        () => protoface.avatars.create({ name: "Ada", image }, { onSending }),
        () => protoface.runs.submit("m/1", { prompt: "p" }, { onSending }),
        () =>
          argil.avatars.create(
            { name: "Ada", datasetImage: { url: "https://example.com/a.png" }, idempotencyKey: "k1" },
            { onSending },
          ),
        () => argil.videos.render("v1", {}, { onSending }),
        () => protoface.api.GET("/v1/avatars"),
      ];
      for (const call of calls) {
        const error = await failure(ConnectionError, call());
        expect(error.message).toContain("the apiKey function failed, nothing was sent: vault is sealed");
        expect(error.cause).toMatchObject({ message: "vault is sealed" });
      }
      expect([onSending.mock.calls.length, clients.requests.length]).toEqual([1, 0]);
    },
  );

  it("that fails occasionally does not end a wait", async () => {
    let asked = 0;
    const apiKey = () => {
      if (++asked === 2) throw new Error("hiccup");
      return "sk_steady_1";
    };
    await using clients = await harness([reply(200, protofaceAvatar()), ready], { apiKey });
    expect((await clients.protoface.avatars.wait("av_1")).status).toBe("ready");
    expect(asked).toBe(3);
  });

  it("that never resolves is cut off by timeoutMs and by the signal", async () => {
    const clock = new FakeClock({ holdFrom: 60_000 });
    const apiKey = () => new Promise<string>(() => undefined);
    await using clients = await harness([ready], { apiKey, clock, timeoutMs: 5_000 });
    const error = await failure(TimeoutError, clients.protoface.avatars.get("av_1"));
    expect(error.message).toContain("the apiKey function timed out");
    const stop = new AbortController();
    const held = new FakeClock({ holdFrom: 0 });
    const client = createProtofaceClient({ apiKey, baseUrl: clients.url, clock: held });
    const call = rejection(client.avatars.create({ name: "Ada", image }, { signal: stop.signal }));
    await new Promise((resolve) => setImmediate(resolve));
    stop.abort("enough");
    expect(await call).toBe("enough");
    expect([held.pending, clients.requests.length]).toEqual([0, 0]);
  });
});

describe("rotating keys", () => {
  it("are all redacted, whichever is echoed", async () => {
    const { apiKey } = rotating("sk_secret_token");
    const echo = ({ headers }: { headers: object }, response: Parameters<typeof ready>[1], index: number) =>
      reply(401, {
        error: {
          type: "auth",
          message: `${JSON.stringify(headers)} was sk_secret_token_1 sk_secret_token_2`,
        },
      })({ headers } as never, response, index);
    await using clients = await harness([ready, echo], { apiKey });
    await clients.protoface.avatars.get("av_1");
    const error = await failure(AuthenticationError, clients.protoface.avatars.get("av_1"));
    const shown = JSON.stringify([error, error.body, [...error.headers], error.message]);
    expect(shown).not.toMatch(/sk_secret_token_[12]/);
    expect(shown).toContain("[redacted]");
  });

  it("keep the same account: a lost create under a key stays closed after the rotation, in other clients too", async () => {
    const { apiKey } = rotating("sk_one_account");
    const lost = (_: unknown, response: { destroy(): void }) => response.destroy();
    const none = reply(200, []);
    const input = {
      name: "Ada",
      datasetImage: { url: "https://example.com/a.png" },
      idempotencyKey: "rotated",
    };
    await using clients = await harness([none, lost, none], { apiKey, maxRetries: 0 });
    const { url, clock } = clients;
    const posts = () => clients.requests.filter(({ method }) => method === "POST").length;
    await failure(OutcomeUnknownError, clients.argil.avatars.create(input));
    await failure(OutcomeUnknownError, clients.argil.avatars.create(input));
    const keys = [...new Set(keysOf(clients))];
    expect([posts(), keys.length > 2]).toEqual([1, true]);
    // A client created for each request, with a later key of the same account.
    for (const key of keys) {
      const other = createArgilClient({ apiKey: () => key as string, baseUrl: url, clock, maxRetries: 0 });
      await failure(OutcomeUnknownError, other.avatars.create(input));
    }
    expect(posts()).toBe(1);
  });

  it("work for a provider, too", async () => {
    const { apiKey } = rotating();
    await using clients = await harness([ready]);
    const { url: baseUrl, clock } = clients;
    const provider = createAvatarProvider("protoface", { apiKey, baseUrl, clock });
    for (const id of ["av_1", "av_1"]) expect((await provider.wait(id)).status).toBe("ready");
    expect(new Set(keysOf(clients)).size).toBe(clients.requests.length);
  });
});
