import type { ServerResponse } from "node:http";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Responder } from "../../scripts/common/stand-ins/server.ts";
import type { VendorName } from "../../src/index.ts";
import { holdsKey } from "../support/find-key.ts";
import { spellings } from "../support/spellings.ts";
import { create, type Harness, harness, rejection, reply, vendorNames } from "../unit/support/harness.ts";

/** Contains characters that URLs, JSON, HTML and base64 each encode differently. */
const apiKey = 'sk/Live+0aF"b&c~9ZQ==';
const spelt = Object.entries(spellings).map(([way, spell]): [string, string] => [way, spell(apiKey)]);
const lines = spelt.map(([way, text]) => `${way}: ${text}`).join("\n");
const json = JSON.stringify(Object.fromEntries(spelt));
/** Its strings are not escaped, and its end is missing. */
const brokenJson = `{${spelt.map(([way, text]) => `"${way}":"${text}"`).join(",")},`;
const inHeaders = spelt.map(([, text]) => text).filter((text) => /^[\x20-\x7e]*$/.test(text));

type Answer = (response: ServerResponse, status: number) => void;

const answers: Record<string, Answer> = {
  "in text": body(lines),
  "in JSON": body(json),
  "in the names of JSON": body(JSON.stringify(Object.fromEntries(spelt.map(([way, text]) => [text, [way]])))),
  "in JSON in JSON": body(JSON.stringify({ message: json, error: json, code: json })),
  "in broken JSON": body(brokenJson),
  "in UTF-16": body(utf16(lines)),
  "in UTF-16 with its mark": body(utf16(`\ufeff${json}`)),
  "in big-endian UTF-16": body(utf16(brokenJson).swap16()),
  "in big-endian UTF-16 with its mark": body(utf16(`\ufeff${json}`).swap16()),
  "in gzip": body(gzipSync(brokenJson), { "content-encoding": "gzip" }),
  "as a buffer in JSON": body(JSON.stringify({ data: Buffer.from(`Bearer ${apiKey}`) })),
  "in headers": body("{}", Object.fromEntries(inHeaders.map((text, n) => [`x-echo-${n}`, text]))),
  "in cookies": body("{}", { "set-cookie": inHeaders.map((text) => `key=${text}`) }),
  "in the name of a header": body("{}", { [apiKey.replace(/[^\w+~]/g, "")]: "1", "x-request-id": apiKey }),
  "in the status line": (response, status) => response.writeHead(status, `no ${apiKey}`).end("{}"),
};

describe.each(vendorNames)("%s never reveals the key that it is echoed", (vendor) => {
  it.each(Object.entries(answers))("in failures, %s", async (_, answer) => {
    const statuses = [400, 500, 401];
    await using h = await attack((_request, response, n) => answer(response, statuses[n] ?? 400));
    expect(await leaks(h, vendor)).toEqual([]);
    expect(h.requests).toHaveLength(statuses.length);
  });

  it.each(Object.entries(answers))("in malformed successes, %s", async (_, answer) => {
    await using h = await attack((_request, response) => answer(response, 200));
    const errors = [await rejection(h[vendor].avatars.get("x")), await rejection(create(h, vendor))];
    expect(leaksOf(...errors.map(shown))).toEqual([]);
  });

  it.each(spelt)("in the fields of its own failures, %s", async (_, text) => {
    const fields = { message: text, error: text, summary: text, code: text, type: text, param: text };
    const own = vendor === "protoface" ? { error: { ...fields, request_id: text } } : fields;
    await using h = await attack(reply(422, own, { "x-request-id": encodeURI(text) }));
    expect(await leaks(h, vendor)).toEqual([]);
  });

  it.each(inHeaders)("in the target of a redirect: %s", async (text) => {
    const targets = [
      `https://x.example/${text}`,
      `/${text}`,
      `https://${text}.example/`,
      `https://u:${text}@x.example`,
    ];
    await using h = await attack((_request, response, n) => {
      response.writeHead(307, { location: targets[n] ?? "" }).end();
    });
    const errors: unknown[] = [];
    for (const _target of targets) errors.push(await rejection(h[vendor].avatars.get("x")));
    expect(leaksOf(...errors.map(shown))).toEqual([]);
  });

  it.each([
    ["no HTTP", `${apiKey}\r\n\r\n`],
    ["a broken header", `HTTP/1.1 200 OK\r\n${apiKey}\r\n\r\n`],
    ["a body that ends early", `HTTP/1.1 400 ${apiKey}\r\ncontent-length: 9999\r\n\r\n${brokenJson}`],
    ["a broken chunk", `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${apiKey}\r\n`],
    [
      "broken gzip",
      `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${apiKey.length}\r\n\r\n${apiKey}`,
    ],
  ])("in %s", async (_, bytes) => {
    await using h = await attack((_request, response) => void response.socket?.end(bytes));
    for (const call of [h[vendor].avatars.get("x"), create(h, vendor)]) {
      expect(leaksOf(shown(await rejection(call)))).toEqual([]);
    }
  });
});

function body(content: string | Buffer, headers: Record<string, string | string[]> = {}): Answer {
  return (response, status) => response.writeHead(status, headers).end(content);
}

function utf16(text: string): Buffer {
  return Buffer.from(text, "utf16le");
}

function attack(responder: Responder): Promise<Harness> {
  return harness([responder], { apiKey, maxRetries: 0 });
}

/** The lines that contain the key, in everything that a failed read, a failed create and a failed call of `api` show. */
async function leaks(h: Harness, vendor: VendorName): Promise<string[]> {
  const errors = [await rejection(h[vendor].avatars.get("x")), await rejection(create(h, vendor))];
  return leaksOf(...errors.map(shown), await shownByApi(h, vendor));
}

/** The lines in which a reader finds the key. */
function leaksOf(...texts: string[]): string[] {
  // Locations in the package's own code never contain the key.
  const lines = [...new Set(texts.join("\n").split("\n"))].filter((line) => !/^\s+at /.test(line));
  // Deeper encodings are slow to search; the unit tests cover them.
  const holds = (text: string): boolean => holdsKey(text, apiKey, 2);
  return holds(lines.join("\n")) ? lines.filter(holds) : [];
}

/** Everything through which an error could be shown, including its causes. */
function shown(error: unknown): string {
  const texts = [print(error)];
  for (let each = error; each instanceof Error; each = each.cause) {
    texts.push(`${each}`, each.message, each.stack ?? "", JSON.stringify(each), JSON.stringify({ ...each }));
    if ("body" in each) texts.push(JSON.stringify(each.body), String(each.body), print(each.body));
    if ("headers" in each && each.headers instanceof Headers) texts.push(...[...each.headers].flat());
  }
  return texts.join("\n");
}

async function shownByApi({ anam, protoface, argil }: Harness, vendor: VendorName): Promise<string> {
  let raw = "";
  const middleware = {
    async onResponse({ response }: { response: Response }) {
      raw = `${response.statusText}\n${await response.clone().text()}\n${[...response.headers].join("\n")}`;
    },
  };
  for (const { api } of [anam, protoface, argil]) api.use(middleware);
  const result = await {
    anam: () => anam.api.GET("/v1/avatars"),
    protoface: () => protoface.api.GET("/v1/avatars"),
    argil: () => argil.api.GET("/avatars"),
  }[vendor]();
  return [
    raw,
    JSON.stringify(result.error),
    String(result.error),
    print(result.error),
    print(result.response),
  ].join("\n");
}

function print(value: unknown): string {
  return inspect(value, {
    depth: Infinity,
    showHidden: true,
    maxStringLength: Infinity,
    maxArrayLength: Infinity,
  });
}
