import { describe, expect, it } from "vitest";
import { type CallbackRefusal, signCallbackUrl, verifyCallbackUrl } from "../../src/vendors/argil/index.ts";
import { good, later, signedAt as now, olderSecret, refused, secret, sign, verify } from "./support.ts";

describe("the time of a signed URL", () => {
  it.each([
    [0, true],
    [3_600, true],
    [3_900, true],
    [3_901, "expired"],
    [-300, true],
    [-301, "future"],
  ])("%i s after signing: %s, with the default tolerance of 300 s", async (seconds, expected) => {
    const verdict = await verify(await sign(), { now: later(seconds) });
    expect(verdict).toEqual(expected === true ? good : refused(expected as CallbackRefusal));
  });

  it.each([
    [3_600, 0, true],
    [3_601, 0, "expired"],
    [-1, 0, "future"],
    [3_610, 10, true],
    [3_611, 10, "expired"],
    [90_000, 86_400, true],
  ])("%i s after signing, tolerance %i s: %s", async (seconds, toleranceSeconds, expected) => {
    const verdict = await verify(await sign(), { now: later(seconds), toleranceSeconds });
    expect(verdict).toEqual(expected === true ? good : refused(expected as CallbackRefusal));
  });

  it("is now by default", async () => {
    expect(
      await verifyCallbackUrl(await signCallbackUrl("https://example.com", secret), secret),
    ).toMatchObject({ ok: true });
    expect(await verifyCallbackUrl(await sign(), secret)).toEqual(refused("expired"));
  });

  it("is revealed only to holders of a valid signature", async () => {
    const url = new URL(await sign());
    url.searchParams.set("ac_signature", "0".repeat(64));
    expect(await verify(url.href, { now: later(1e6) })).toEqual(refused("signature"));
  });

  it.each([
    [{ toleranceSeconds: -1 }, "toleranceSeconds must be a number of at least 0"],
    [{ toleranceSeconds: Number.NaN }, "toleranceSeconds must be a number of at least 0"],
    [{ now: new Date(Number.NaN) }, "now must be a valid date"],
    [{ baseUrl: "example.com" }, "baseUrl must be an absolute https or http URL"],
  ])("%j is rejected", async (options, reason) => {
    await expect(verify(await sign(), options)).rejects.toMatchObject({
      code: "invalid_input",
      reasons: [reason],
    });
  });
});

describe("a changed secret", () => {
  it("is accepted together with the old one", async () => {
    const old = await sign(undefined, olderSecret);
    expect(await verifyCallbackUrl(old, [secret, olderSecret], { now })).toEqual({ ...good, secret: 1 });
    expect(await verifyCallbackUrl(await sign(), [secret, olderSecret], { now })).toEqual(good);
    expect(await verifyCallbackUrl(old, [secret], { now })).toEqual(refused("signature"));
    expect(await verifyCallbackUrl(old, "another", { now })).toEqual(refused("signature"));
  });

  it("is not one with the same beginning", async () => {
    expect(await verifyCallbackUrl(await sign(), secret.slice(0, -1), { now })).toEqual(refused("signature"));
    expect(await verifyCallbackUrl(await sign(), `${secret} `, { now })).toEqual(refused("signature"));
  });
});
