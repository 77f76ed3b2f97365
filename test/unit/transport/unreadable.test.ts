import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import { InvalidResponseError, OutcomeUnknownError } from "../../../src/core/errors/index.ts";
import { bodyLimitBytes } from "../../../src/core/http/body.ts";
import { protofaceAvatar } from "../support/fixtures.ts";
import { create, expectInstance, failure, harness, reply, vendorNames } from "../support/harness.ts";

const bytes =
  (body: Uint8Array, headers: Record<string, string> = {}): Responder =>
  (_, response) =>
    void response.writeHead(200, { "content-type": "application/json", ...headers }).end(body);

const cutOff: Responder = (_, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.write('{"id":"av_1"', () => response.destroy());
};

/** More than the limit, in chunks, without a length. */
const tooLarge: Responder = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const chunk = Buffer.alloc(1024 * 1024, " ");
  let sent = 0;
  const more = () => {
    if (response.destroyed) return;
    if (sent > bodyLimitBytes) return void response.end("{}");
    sent += chunk.length;
    response.write(chunk, more);
  };
  more();
};

const cases: readonly (readonly [name: string, answer: Responder, told: string, attempts: number])[] = [
  ["HTML", reply(200, "<h1>Welcome</h1>"), 'is not JSON, beginning "<h1>Welcome</h1>"', 1],
  ["nothing", reply(200, ""), "answered 200 with an empty body", 1],
  ["204", reply(204, ""), "answered 204 with an empty body", 1],
  ["truncated JSON", reply(200, '{"id":"av_1"'), "is not JSON, beginning", 1],
  ["JSON without an id", reply(200, { name: "Ada" }), "does not match the vendor's document", 1],
  ["JSON with an empty id", reply(200, { id: "" }), "does not match the vendor's document", 1],
  ["JSON with a number as id", reply(200, { id: 5 }), "does not match the vendor's document", 1],
  ["null", reply(200, "null"), "does not match the vendor's document", 1],
  ["an array", reply(200, [{ id: "av_1" }]), "does not match the vendor's document", 1],
  ["what is not UTF-8", bytes(Buffer.from('{"id":"caf\u00e9"}', "latin1")), "is not JSON, beginning", 1],
  [
    "gzip that is none",
    bytes(Buffer.from("{}"), { "content-encoding": "gzip" }),
    "incorrect header check",
    3,
  ],
  ["a body cut off", cutOff, "no complete response", 3],
  ["more than 32 MB", tooLarge, `the body is longer than ${bodyLimitBytes} bytes`, 1],
  [
    "more than 32 MB once decoded",
    bytes(gzipSync(Buffer.alloc(bodyLimitBytes + 1, " ")), { "content-encoding": "gzip" }),
    `the body is longer than ${bodyLimitBytes} bytes`,
    1,
  ],
];

describe.each(cases)("a success with %s", (_, answer, told, attempts) => {
  it(`is an InvalidResponseError for a read, after ${attempts} attempts`, async () => {
    await using h = await harness([answer]);
    const error = await failure(InvalidResponseError, h.protoface.avatars.get("av_1"));
    expect(error.message).toContain(told);
    expect(String(error.status)).toMatch(/^20[04]$/);
    expect(error.attempts).toHaveLength(attempts);
    expect(h.requests).toHaveLength(attempts);
    expect(h.clock.pending).toBe(0);
  });

  it.each(vendorNames)("leaves a create at %s unknown, sent once", async (vendor) => {
    await using h = await harness([answer]);
    const error = await failure(OutcomeUnknownError, create(h, vendor));
    expect(expectInstance(InvalidResponseError, error.cause).message).toContain(told.split(" after")[0]);
    expect(h.requests).toHaveLength(1);
    expect(h.clock.pending).toBe(0);
  });
});

describe("a success", () => {
  it.each(["text/html", "application/octet-stream", ""])(
    "that is JSON is accepted although its content type is %j",
    async (type) => {
      await using h = await harness([
        reply(200, JSON.stringify(protofaceAvatar()), { "content-type": type }),
      ]);
      expect((await h.protoface.avatars.get("av_1")).id).toBe("av_1");
    },
  );

  it.each([200, 201, 202, 203])("may be any 2xx, here %s", async (status) => {
    await using h = await harness([reply(status, protofaceAvatar())]);
    expect((await h.protoface.avatars.get("av_1")).id).toBe("av_1");
    expect((await create(h, "protoface")).id).toBe("av_1");
  });

  it("keeps members and statuses that the document does not list", async () => {
    const strange = { ...protofaceAvatar({ status: "resting" }), mood: { deep: [1] } };
    await using h = await harness([reply(200, strange)]);
    expect(await h.protoface.avatars.get("av_1")).toEqual(strange);
  });

  it('may contain a "__proto__" member, which changes nothing', async () => {
    await using h = await harness([reply(200, '{"id":"av_1","status":"x","__proto__":{"polluted":true}}')]);
    const avatar = await h.protoface.avatars.get("av_1");
    expect(Object.getPrototypeOf(avatar)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  it("that is compressed is read", async () => {
    const body = gzipSync(JSON.stringify(protofaceAvatar()));
    await using h = await harness([bytes(body, { "content-encoding": "gzip" })]);
    expect((await h.protoface.avatars.get("av_1")).id).toBe("av_1");
  });
});
