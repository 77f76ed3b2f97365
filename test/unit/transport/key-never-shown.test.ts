import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import { toProvider } from "../../../src/index.ts";
import { protofaceAvatar } from "../support/fixtures.ts";
import { create, harness, key, rejection, reply } from "../support/harness.ts";

// Every escaping trap in one: a slash that JSON may escape, and characters that URLs and JSON encode.
const apiKey = 'sk/live+abc"def==';

const spellings: Record<string, string> = {
  plain: apiKey,
  "URL-encoded": encodeURIComponent(apiKey),
  "escaped slashes": apiKey.replaceAll("/", "\\/"),
  "JSON-escaped": JSON.stringify(apiKey).slice(1, -1),
};
const unicodeEscaped = [...apiKey]
  .map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
  .join("");

/** Everything through which an error could be shown. */
function shown(error: unknown): string {
  const texts = [inspect(error, { depth: Infinity, showHidden: true, maxStringLength: Infinity })];
  for (let each = error; each instanceof Error; each = each.cause) {
    texts.push(String(each), each.stack ?? "", JSON.stringify(each), JSON.stringify({ ...each }));
    if ("headers" in each && each.headers instanceof Headers) texts.push(JSON.stringify([...each.headers]));
  }
  return texts.join("\n");
}

function expectHidden(error: unknown): void {
  expect(error).toBeInstanceOf(Error);
  for (const spelling of Object.values(spellings)) expect(shown(error)).not.toContain(spelling);
}

const echoes = Object.entries(spellings).flatMap(([name, text]): [string, Responder][] => [
  [`${name} in a failure's text`, reply(401, `bad key ${text}`)],
  [`${name} in a 5xx`, reply(500, `<pre>${text}</pre>`)],
  [`${name} in headers`, reply(403, {}, { "x-echo": text, "set-cookie": text, "x-request-id": text })],
  [`${name} in Location`, reply(302, "", { location: `https://x.example/${text}` })],
  [`${name} in a success that is not JSON`, reply(200, `key: ${text}`)],
]);

describe("the key is not in any error when the vendor echoes it", () => {
  it.each<[string, Responder]>([
    ...echoes,
    [
      "in a failure's JSON",
      reply(401, { message: `no ${apiKey}`, error: { message: apiKey, code: apiKey } }),
    ],
    [
      "in every Protoface field",
      reply(422, {
        error: { type: apiKey, code: apiKey, param: apiKey, message: apiKey, request_id: apiKey },
      }),
    ],
    ["as a name in JSON", reply(400, { [apiKey]: [{ [apiKey]: 1 }] })],
    ["in JSON with every character escaped", reply(400, `{"message":"${unicodeEscaped}"}`)],
    ["in a success without an id", reply(200, { echo: apiKey })],
    ["as Argil's error code", reply(400, { code: apiKey, message: apiKey })],
  ])("%s", async (_, answer) => {
    await using h = await harness([answer], { apiKey });
    for (const vendor of ["anam", "protoface", "argil"] as const) {
      expectHidden(await rejection(h[vendor].avatars.get("x")));
      expectHidden(await rejection(create(h, vendor)));
      expectHidden(await rejection(h[vendor].avatars.wait("x", { maxWaitMs: 5_000 })));
    }
  });

  it("in the message, name, fields and causes of what fetch throws", async () => {
    const parser = Object.assign(new Error(`Parse Error near ${apiKey}`), {
      code: "HPE_INVALID_HEADER_TOKEN",
      data: Buffer.from(apiKey).toString(),
      request: { headers: { authorization: `Bearer ${apiKey}` } },
    });
    const errors = [new Error(apiKey), Object.assign(new Error("x"), { syscall: "read", address: apiKey })];
    const cause = new AggregateError([...errors, parser], apiKey, { cause: parser });
    const fetch = () => Promise.reject(new TypeError(`fetch failed: ${apiKey}`, { cause }));
    await using h = await harness([], { apiKey, fetch });
    expectHidden(await rejection(h.anam.avatars.get("x")));
    expectHidden(await rejection(create(h, "argil")));
  });
});

describe("through api", () => {
  it.each(Object.entries({ ...spellings, "all escaped": unicodeEscaped }))(
    "%s, the key is in no failure's error, response body or headers",
    async (_, text) => {
      const body = text.includes('"') && !text.includes("\\") ? text : `{"message":"${text}"}`;
      await using h = await harness([reply(400, body, { "x-echo": text })], { apiKey });
      let raw = "";
      h.protoface.api.use({
        async onResponse({ response }) {
          raw = await response.clone().text();
        },
      });
      const { error, response } = await h.protoface.api.GET("/v1/billing/quota");
      for (const spelling of Object.values(spellings)) {
        const headers = JSON.stringify([...response.headers]);
        expect(`${raw}\n${JSON.stringify(error)}\n${String(error)}\n${headers}`).not.toContain(spelling);
      }
      expect(inspect(error)).not.toContain(apiKey);
      expect(raw).not.toContain(unicodeEscaped);
    },
  );
});

it("the key is not in what waitAll yields for a failed item, just as in any error", async () => {
  const failed = protofaceAvatar({ status: "failed", failure_reason: `bad key ${key}` });
  await using h = await harness([reply(200, failed)]);
  const results = toProvider(h.protoface).waitAll([failed.id], { maxWaitMs: 0 });
  const { value } = await results.next();
  expect(value).toMatchObject({
    status: "failed",
    item: { id: failed.id, failureReason: "bad key [redacted]" },
    error: { code: "avatar_failed" },
  });
  expect(inspect(value, { depth: 9 })).not.toContain(key);
});
