import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CallbackRefusal } from "../../src/vendors/argil/index.ts";
import { delivery, expires, good, hmac, issued, later, refused, sign, verify } from "./support.ts";

type Change = (url: URL) => void;
const set =
  (name: string, value: string): Change =>
  ({ searchParams }) =>
    searchParams.set(name, value);
const drop =
  (name: string): Change =>
  ({ searchParams }) =>
    searchParams.delete(name);
const add =
  (name: string, value: string): Change =>
  ({ searchParams }) =>
    searchParams.append(name, value);

describe("a signed URL", () => {
  it.each([
    ["as text", (url: string) => url],
    ["as a URL", (url: string) => new URL(url)],
    ["as a request", (url: string) => delivery(url)],
    ["as a request with the method spelled differently", (url: string) => delivery(url, { method: "post" })],
  ])("is valid %s", async (_, form) => {
    expect(await verify(form(await sign()))).toEqual(good);
  });

  it("stays valid: a replay cannot be told from a delivery", async () => {
    const url = await sign();
    for (const seconds of [1, 60, 3_000]) expect(await verify(url, { now: later(seconds) })).toEqual(good);
  });

  it("is valid with its parameters in another order and encoding", async () => {
    const { origin, pathname, searchParams } = new URL(await sign());
    searchParams.sort();
    expect(await verify(`${origin}${pathname}?${searchParams}#fragment`)).toEqual(good);
  });

  it.each<[string, Change, CallbackRefusal]>([
    ["another path", (url) => (url.pathname = "/argil/done2"), "signature"],
    ["an extra slash", (url) => (url.pathname += "/"), "signature"],
    ["another spelling of the path", (url) => (url.pathname = "/argil/%64one"), "signature"],
    ["another host", (url) => (url.host = "evil.example.com"), "signature"],
    ["another port", (url) => (url.port = "8443"), "signature"],
    ["another scheme", (url) => (url.protocol = "http:"), "signature"],
    ["another order", set("order", "8"), "signature"],
    ["another note", set("note", "for Eve"), "signature"],
    ["a parameter removed", drop("note"), "signature"],
    ["a parameter added", add("admin", "1"), "signature"],
    ["an empty parameter added", add("", ""), "signature"],
    ["a duplicate value", add("order", "7"), "signature"],
    [
      "the values of one name in another order",
      ({ searchParams }) => {
        searchParams.delete("tag");
        searchParams.append("tag", "b");
        searchParams.append("tag", "a");
      },
      "signature",
    ],
    ["a later start", set("ac_issued", String(issued + 1)), "signature"],
    ["an earlier start", set("ac_issued", String(issued - 1)), "signature"],
    ["a later end", set("ac_expires", String(expires + 1)), "signature"],
    [
      "times swapped",
      ({ searchParams }) => {
        searchParams.set("ac_issued", String(expires));
        searchParams.set("ac_expires", String(issued));
      },
      "signature",
    ],
    ["an end of 0", set("ac_expires", "0"), "malformed"],
    ["a negative end", set("ac_expires", "-1"), "malformed"],
    ["an end with a fraction", set("ac_expires", `${expires}.0`), "malformed"],
    ["an end spelled differently", set("ac_expires", `0${expires}`), "malformed"],
    ["an end beyond all dates", set("ac_expires", "9".repeat(13)), "malformed"],
    ["an end that is not a number", set("ac_expires", "never"), "malformed"],
    ["no start", drop("ac_issued"), "malformed"],
    ["no end", drop("ac_expires"), "malformed"],
    ["no signature", drop("ac_signature"), "malformed"],
    ["an empty signature", set("ac_signature", ""), "malformed"],
    [
      "a truncated signature",
      ({ searchParams }) =>
        searchParams.set("ac_signature", searchParams.get("ac_signature")?.slice(0, 63) ?? ""),
      "malformed",
    ],
    ["a signature in capitals", set("ac_signature", "AB".repeat(32)), "malformed"],
    ["another signature", set("ac_signature", "ab".repeat(32)), "signature"],
    ["a second signature", add("ac_signature", "ab".repeat(32)), "malformed"],
    ["a second end", add("ac_expires", String(expires)), "malformed"],
    [
      "nothing of it left",
      ({ searchParams }) => {
        for (const name of ["ac_issued", "ac_expires", "ac_signature"]) searchParams.delete(name);
      },
      "unsigned",
    ],
    ["2,049 characters and more", add("pad", "a".repeat(2_048)), "malformed"],
  ])("with %s is invalid", async (_, change, reason) => {
    const url = new URL(await sign());
    change(url);
    expect(await verify(url)).toEqual(refused(reason));
    expect(await verify(delivery(url.href))).toEqual(refused(reason));
  });

  it("is invalid with any single character changed", async () => {
    const url = await sign();
    const at = fc.integer({ min: 0, max: url.length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.constantFrom(..."0aZ/&=+%.-"), async (index, character) => {
        const changed = url.slice(0, index) + character + url.slice(index + 1);
        // Capitals in a host, and a space encoded differently, are the same URL.
        const same = URL.canParse(changed) && new URL(changed).href === new URL(url).href;
        expect(await verify(changed)).toMatchObject({ ok: same });
      }),
      { numRuns: 500 },
    );
  });

  it.each(["", "not a url", "/argil/done", "data:,x", "https://"])("is not %j", async (text) => {
    expect(await verify(text)).toMatchObject({ ok: false });
  });
});

it("a URL signed from the description alone is valid", async () => {
  const lines = ["avatar-clients callback v1", issued, expires, "https://example.com", "/hook", "a=1&b=2"];
  const times = `ac_expires=${expires}&ac_issued=${issued}`;
  const url = `https://example.com/hook?b=2&${times}&ac_signature=${hmac(lines)}&a=1`;
  expect(await verify(url)).toEqual(good);
});
