import { afterEach, describe, expect, it, vi } from "vitest";
import { CallHistory } from "../../src/core/http/attempts.ts";
import { toJson } from "../../src/core/http/json.ts";
import { toBase64 } from "../../src/core/input/base64.ts";

describe("toBase64", () => {
  afterEach(() => vi.unstubAllGlobals());
  const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7) % 256);
  const expected = Buffer.from(bytes).toString("base64");

  it("uses the platform's Buffer", () => {
    expect(toBase64(bytes.buffer)).toBe(expected);
  });

  it("works without it", () => {
    vi.stubGlobal("Buffer", undefined);
    expect(toBase64(bytes.buffer)).toBe(expected);
  });
});

describe("toJson", () => {
  it("is text if it contains no Blob", () => {
    expect(toJson({ a: 1, b: undefined })).toBe('{"a":1}');
  });

  it("inserts the text of each Blob in its place", async () => {
    const body = { a: new Blob(["first"]), b: { c: new Blob(["second"]) }, d: 'a "quoted" word' };
    const json = toJson(body);
    expect(json).toBeInstanceOf(Blob);
    expect(JSON.parse(await (json as Blob).text())).toEqual({
      a: "first",
      b: { c: "second" },
      d: 'a "quoted" word',
    });
  });
});

describe("CallHistory", () => {
  it("prints its records in order, and knows when the last attempt started", () => {
    const history = new CallHistory("anam", { method: "GET", path: "/v1/avatars" });
    history.add({ startedAt: 0, durationMs: 5, outcome: "503", waitedMs: 0 });
    history.add({ startedAt: 1_000, durationMs: 7, outcome: "200", waitedMs: 500 });
    expect(history.attempts).toEqual([
      { at: "1970-01-01T00:00:00.000Z", durationMs: 5, outcome: "503", waitedMs: 0 },
      { at: "1970-01-01T00:00:01.000Z", durationMs: 7, outcome: "200", waitedMs: 500 },
    ]);
    expect(history.sentAt).toEqual(new Date(1_000));
  });
});
