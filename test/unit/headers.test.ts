import { describe, expect, it } from "vitest";
import { checkHeaders } from "../../src/core/config/headers.ts";

function reasonsFor(headers: unknown): string[] {
  const reasons: string[] = [];
  checkHeaders(headers, reasons);
  return reasons;
}

describe("checkHeaders", () => {
  it.each([
    {},
    { "x-request-source": "batch" },
    { Accept: "text/plain" },
    { "user-agent": "demo/1 (é)" },
    { "x-empty": "" },
    { "x-tab": "a\tb" },
    { "!#$%&'*+-.^_`|~9": "every character that a name may have" },
  ])("accepts %j", (headers) => {
    expect(reasonsFor(headers)).toEqual([]);
  });

  it.each([
    "authorization",
    "Authorization",
    "X-API-Key",
    "host",
    "cookie",
    "connection",
    "content-length",
    "Content-Type",
    "transfer-encoding",
    "upgrade",
    "expect",
    "te",
    "trailer",
    "keep-alive",
    "proxy-authorization",
    "Proxy-Connection",
  ])("refuses %s, which is the client's to set", (name) => {
    expect(reasonsFor({ [name]: "x" })).toEqual([`the header ${name} is set by the client; remove it`]);
  });

  it.each(["", " ", "x y", "x:y", "x\r\ny", "naïve", "x\0", "(x)", "x,y"])("rejects %j as a name", (name) => {
    expect(reasonsFor({ [name]: "v" })).toEqual([`${JSON.stringify(name)} is not a valid header name`]);
  });

  it.each([
    "secret\r\nx-injected: 1",
    "secret\n",
    "secret\0",
    "secret\u007f",
    "secret ☃",
    5,
    null,
    undefined,
    ["secret"],
  ])("rejects the value %j without showing it", (value) => {
    const reasons = reasonsFor({ "x-note": value });
    expect(reasons).toEqual(["the header x-note must be a string of Latin-1 characters without line breaks"]);
  });

  it.each([null, "a: b", 5, [], [["a", "b"]], new Headers({ a: "b" })])(
    "rejects %j, which is not a plain object",
    (headers) => {
      expect(reasonsFor(headers)).toEqual([
        'headers must be a plain object such as { "x-request-source": "batch" }',
      ]);
    },
  );

  it("reports all problems together", () => {
    expect(reasonsFor({ host: "a", "b c": "d", e: "f\n" })).toHaveLength(3);
  });
});
