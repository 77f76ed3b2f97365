import { describe, expect, inject, test } from "vitest";
import { startServer } from "../../scripts/common/stand-ins/server.ts";
import { record } from "../../scripts/contract/record.ts";
import { OutcomeUnknownError } from "../../src/index.ts";
import { createAnamClient } from "../../src/vendors/anam/index.ts";
import { connectAnam, rejection } from "../support/contract-wire.ts";
import { ids, recording } from "../support/contract-wrappers.ts";

/** From the document's example. */
const storageHost = "https://storage.example.com";

describe("a voice at Anam", () => {
  test("is cloned from a recording, which is stored first if it is long", async () => {
    await using storage = await startServer((_, response) => void response.writeHead(200).end());
    const violations: unknown[] = [];
    const seen: string[] = [];
    const { voices } = createAnamClient({
      apiKey: "contract-key",
      baseUrl: inject("mocks").anam,
      async fetch(input, init = {}) {
        const url = new URL(String(input));
        const response = await fetch(String(input).replace(storageHost, storage.url), init);
        seen.push(`${init.method} ${url.pathname} ${response.status}`);
        if (url.origin === storageHost) return response;
        violations.push(response.headers.get("sl-violations"));
        await record("anam", String(init.method), url, response);
        return response;
      },
    });
    const voice = await voices.create({ name: "Ada", audioFile: recording(4_500_001) });
    expect(voice.id).toBe(ids.voice);
    expect(seen).toEqual([
      "POST /v1/voices/presigned-upload 200",
      "PUT /voices/clip.wav 200",
      "POST /v1/voices 201",
    ]);
    expect(violations).toEqual([null, null]);
    expect(storage.requests.map(({ body, headers }) => [body.length, headers.authorization])).toEqual([
      [4_500_001, undefined],
    ]);
  });

  test("whose create was lost is found by its name", async () => {
    const name = "Lucy - Fresh & Casual";
    const { client, exchanges } = connectAnam("code=500, example=serverError", "example=default");
    const error = await rejection(client.voices.create({ name, audioFile: recording(100) }));
    if (!(error instanceof OutcomeUnknownError)) return expect.unreachable(String(error));
    expect(error.sentName).toBe(name);
    const found = await client.voices.findCreated({ name, since: new Date("2026-04-20T10:00:00Z") });
    expect(found.map(({ id }) => id)).toEqual([ids.voice]);
    expect(await client.voices.findCreated({ name, since: new Date("2026-05-01") })).toEqual([]);
    expect(exchanges[1]?.url.search).toBe(
      "?search=Lucy%20-%20Fresh%20%26%20Casual&perPage=100&page=1".replace("&page=1", ""),
    );
  });
});
