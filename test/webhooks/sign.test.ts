import { describe, expect, it } from "vitest";
import { InvalidInputError, signCallbackUrl, verifyCallbackUrl } from "../../src/vendors/argil/index.ts";
import { expires, hmac, issued, olderSecret, plainUrl, secret, sign, signedAt } from "./support.ts";

const version = "avatar-clients callback v1";

/** The signed text, written out by hand. */
const vectors: readonly (readonly [
  what: string,
  url: string,
  signed: readonly [origin: string, path: string, query: string],
])[] = [
  [
    "a query, its parameters sorted by name",
    plainUrl,
    ["https://hooks.example.com", "/argil/done", "note=for+Ada&order=7&tag=a&tag=b"],
  ],
  ["no query", "https://example.com/hook", ["https://example.com", "/hook", ""]],
  ["no path", "https://example.com", ["https://example.com", "/", ""]],
  ["an empty query", "https://example.com/?", ["https://example.com", "/", ""]],
  ["a port", "https://example.com:8443/hook", ["https://example.com:8443", "/hook", ""]],
  ["the default port", "https://example.com:443/hook", ["https://example.com", "/hook", ""]],
  ["capitals in the host", "HTTPS://Example.COM/Hook", ["https://example.com", "/Hook", ""]],
  ["dots in the path", "https://example.com/a/./b/../hook", ["https://example.com", "/a/hook", ""]],
  [
    "Unicode everywhere",
    "https://bücher.example/käse/美?q=Ада 🙂&ü=1",
    ["https://xn--bcher-kva.example", "/k%C3%A4se/%E7%BE%8E", "q=%D0%90%D0%B4%D0%B0+%F0%9F%99%82&%C3%BC=1"],
  ],
  [
    "what looks like more parameters inside one",
    "https://example.com/?next=a%26b%3Dc%0Ad",
    ["https://example.com", "/", "next=a%26b%3Dc%0Ad"],
  ],
];

const wrongTime = "expiresInSeconds must be a whole number from 1 to 3153600000";

describe("signCallbackUrl", () => {
  it.each(vectors)(
    "signs %s the way an independent computation does",
    async (_, url, [origin, path, query]) => {
      const signed = new URL(await sign(url));
      const { searchParams } = signed;
      expect([searchParams.get("ac_issued"), searchParams.get("ac_expires")]).toEqual([
        `${issued}`,
        `${expires}`,
      ]);
      expect(searchParams.get("ac_signature")).toBe(hmac([version, issued, expires, origin, path, query]));
      expect(await verifyCallbackUrl(signed, secret, { now: signedAt })).toMatchObject({ ok: true });
    },
  );

  it("keeps its format: URLs signed by earlier versions must stay valid", async () => {
    const signature = "1f95a13fc5eb9dfa717ac1149cf319cc1fcf27aa6612ee33ecc59412b844de5c";
    const times = "ac_issued=1767225600&ac_expires=1767229200";
    expect(await sign()).toBe(`${plainUrl}&${times}&ac_signature=${signature}`);
  });

  it("does not change the URL's own text", async () => {
    expect(await sign()).toMatch(
      /^https:\/\/hooks\.example\.com\/argil\/done\?order=7&note=for%20Ada&tag=a&tag=b&ac_issued=\d+&ac_expires=\d+&ac_signature=[\da-f]{64}$/,
    );
    expect(await sign("https://example.com/hook")).toMatch(/\/hook\?ac_issued=/);
    expect(await sign("https://example.com/hook?")).toMatch(/\/hook\?ac_issued=/);
  });

  it("accepts a URL object, and does not modify it", async () => {
    const url = new URL(plainUrl);
    expect(await sign(url)).toBe(await sign());
    expect(url.href).toBe(plainUrl);
  });

  it("drops a fragment, which is never sent", async () => {
    expect(await sign(`${plainUrl}#part`)).toBe(await sign());
  });

  it("accepts bytes as a secret, and uses the first of several", async () => {
    const bytes = new TextEncoder().encode(secret);
    const options = { now: signedAt, expiresInSeconds: 3_600 };
    expect(await signCallbackUrl(plainUrl, bytes, options)).toBe(await sign());
    expect(await signCallbackUrl(plainUrl, [secret, olderSecret], options)).toBe(await sign());
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    expect(await signCallbackUrl(plainUrl, shared, options)).toBe(await sign());
  });

  it("allows a lifetime of up to a hundred years", async () => {
    const url = await sign(plainUrl, secret, { expiresInSeconds: 3_153_600_000 });
    expect(await verifyCallbackUrl(url, secret, { now: signedAt })).toMatchObject({ ok: true });
  });

  it("makes a URL valid for a day by default, from now on", async () => {
    const before = Math.floor(Date.now() / 1000);
    const { searchParams } = new URL(await signCallbackUrl(plainUrl, secret));
    const from = Number(searchParams.get("ac_issued"));
    expect(from).toBeGreaterThanOrEqual(before);
    expect(Number(searchParams.get("ac_expires")) - from).toBe(86_400);
  });

  it("accepts a URL of up to 2,048 characters when signed", async () => {
    const room = 2_048 - (await sign("https://example.com/")).length;
    expect(await sign(`https://example.com/${"a".repeat(room)}`)).toHaveLength(2_048);
    await expect(sign(`https://example.com/${"a".repeat(room + 1)}`)).rejects.toThrow(
      "url has 2049 characters when signed; the limit is 2048",
    );
  });

  it.each([
    ["no URL", "hook", {}, "url must be an absolute https or http URL"],
    ["another scheme", "ftp://example.com/", {}, "url must be an absolute https or http URL"],
    ["a password", "https://ada:x@example.com/", {}, "url must not contain a user name or password"],
    ["a time of 0", plainUrl, { expiresInSeconds: 0 }, wrongTime],
    ["half a second", plainUrl, { expiresInSeconds: 0.5 }, wrongTime],
    ["no number", plainUrl, { expiresInSeconds: Number.NaN }, wrongTime],
    ["more than a hundred years", plainUrl, { expiresInSeconds: 3_153_600_001 }, wrongTime],
    ["a time before 1970", plainUrl, { now: new Date(-1) }, "now must be a date since 1970"],
    ["no date", plainUrl, { now: new Date("soon") }, "now must be a date since 1970"],
  ])("rejects %s", async (_, url, options, reason) => {
    const error = await sign(url, secret, options).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ vendor: "argil", reasons: [reason] });
  });

  it("rejects a URL that is already signed", async () => {
    await expect(sign(await sign())).rejects.toThrow("url already contains ac_signature: sign the bare URL");
  });

  it.each([
    ["an empty one", ""],
    ["no bytes", new Uint8Array()],
    ["none of several", []],
    ["an empty one among several", [secret, ""]],
    ["undefined, as from an unset variable", undefined],
    ["null", null],
    ["a number", 7],
  ])("refuses %s for a secret, and so does verifyCallbackUrl", async (_, bad) => {
    const reasons = ["secret must be a non-empty string or bytes, or an array of those"];
    await expect(signCallbackUrl(plainUrl, bad as never)).rejects.toMatchObject({
      code: "invalid_input",
      reasons,
    });
    const verifying = verifyCallbackUrl(plainUrl, bad as never);
    await expect(verifying).rejects.toMatchObject({ code: "invalid_input", reasons });
  });
});
