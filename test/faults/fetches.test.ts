import { describe, expect, it } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { endOf, isDocumented, leaksKey, newKey } from "../../scripts/faults/rules/judge.ts";
import { ConnectionError, createAvatarProvider, OutcomeUnknownError } from "../../src/index.ts";

type Fetch = typeof globalThis.fetch;

const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

/** Custom fetch functions that a user might pass, none of which behaves like the platform's. */
const fetches: Readonly<Record<string, Fetch>> = {
  "throws immediately": () => {
    throw new TypeError("no");
  },
  "throws a refusal immediately": () => {
    throw refused;
  },
  "rejects with a text": () => Promise.reject("no"),
  "rejects with nothing": () => Promise.reject(undefined),
  "rejects with a frozen error": () => Promise.reject(Object.freeze(new Error("no"))),
  "rejects with its request": (_, init) => Promise.reject(Object.assign(new Error("no"), { init })),
  "rejects with an error that is its own cause": () => {
    const error = new Error("no");
    error.cause = error;
    return Promise.reject(error);
  },
  "resolves with nothing": async () => undefined as unknown as Response,
  "resolves with a text": async () => '{"id":"a"}' as unknown as Response,
  "resolves with an object that is no Response": async () => ({ ok: true }) as Response,
  "resolves with what was read before": async () => {
    const response = new Response('{"id":"a"}');
    await response.text();
    return response;
  },
  "resolves with what is being read": async () => {
    const response = new Response('{"id":"a"}');
    response.body?.getReader();
    return response;
  },
  "resolves with a body that fails": async () => {
    const pull = () => {
      throw new Error("no more");
    };
    return new Response(new ReadableStream({ pull }));
  },
  "resolves with a body of texts": async () => {
    const start = (controller: ReadableStreamDefaultController<unknown>) => {
      controller.enqueue('{"id":"a"}');
      controller.close();
    };
    return new Response(new ReadableStream({ start }) as BodyInit);
  },
  "resolves with Response.error()": async () => Response.error(),
};

const names = Object.keys(fetches);

describe.each([false, true])("a custom fetch (vouched for: %s)", (fetchSendsOnce) => {
  it.each(names)("that %s", async (name) => {
    const provider = createAvatarProvider("protoface", {
      apiKey: newKey(),
      fetch: (...request) => fetches[name]?.(...request) ?? Promise.reject(),
      fetchSendsOnce,
      clock: new FakeClock(),
    });
    const input = { name: "Ada", image: makePng(64, 64) };
    const ends = [
      await endOf(provider.get("a")),
      await endOf(provider.create(input)),
      await endOf(provider.client.api.GET("/v1/avatars")),
    ];
    for (const end of ends) {
      const error = "error" in end ? end.error : expect.unreachable(`${name} ends well`);
      expect(isDocumented(error), String(error)).toBe(true);
      expect(leaksKey(error)).toBe(false);
    }
    const made = await endOf(provider.create(input));
    const never = fetchSendsOnce && name.includes("refusal");
    expect("error" in made && made.error).toBeInstanceOf(never ? ConnectionError : OutcomeUnknownError);
  });
});
