import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/core/http/redact/redact.ts";
import { holdsKey } from "../support/find-key.ts";
import { spellings } from "../support/spellings.ts";

const key = 'sk/Live+0aF"b&c~9ZÿQ==';
const asciiKey = key.replace("ÿ", "");
const redact = createRedactor([key]);
const ways = Object.entries(spellings);

describe("the key is removed from text", () => {
  it.each(ways)("%s", (_, spell) => {
    const text = `before: <${spell(key)}>; and after <${spell(key)}>.`;
    expect(holdsKey(text, key)).toBe(true);
    const redacted = redact.text(text);
    expect(holdsKey(redacted, key)).toBe(false);
    expect(redacted).toMatch(/^before: <.*\[redacted\].*>; and after <.*\[redacted\].*>\.$/s);
  });

  it.each(ways)("%s, in UTF-16 read as UTF-8", (_, spell) => {
    for (const mark of ["", "\ufeff"]) {
      const littleEndian = Buffer.from(`${mark}{"key":"${spell(asciiKey)}"`, "utf16le");
      const bigEndian = Buffer.from(littleEndian).swap16();
      for (const bytes of [littleEndian, bigEndian]) {
        const text = new TextDecoder().decode(bytes);
        const redacted = createRedactor([asciiKey]).text(text);
        expect(holdsKey(text, asciiKey)).toBe(true);
        expect(holdsKey(redacted, asciiKey)).toBe(false);
        expect(redacted).toContain("[redacted]");
      }
    }
  });

  it.each([
    ["Latin-1 read as UTF-8", new TextDecoder().decode(Buffer.from(key, "latin1"))],
    ["UTF-8 read as Latin-1", Buffer.from(key).toString("latin1")],
    ["UTF-16 read as UTF-8", new TextDecoder().decode(Buffer.from(key, "utf16le"))],
    ["Latin-1 in base64", Buffer.from(`u:${key}`, "latin1").toString("base64")],
    ["Latin-1, percent-encoded", encodeURIComponent(key).replace("%C3%BF", "%ff")],
    ["HTML names", key.replace('"', "&quot;").replace("&c", "&amp;c").replace("ÿ", "&yuml;")],
  ])("with garbled non-ASCII characters: %s", (_, text) => {
    const redacted = redact.text(`<${text}>`);
    expect(redacted).toContain("[redacted]");
    expect(redacted).not.toMatch(/live|b&c|QQ==/i);
  });

  it.each([130, 3_000, 8_000])("of %i characters, more than a pattern can have", (length) => {
    const digests = Array.from({ length: length / 10 }, (_, n) =>
      createHash("sha512").update(`${n}`).digest(),
    );
    const codes = [...Buffer.concat(digests)].map((byte) => 0x21 + (byte % 94));
    const long = String.fromCharCode(...codes.slice(0, length));
    const { text } = createRedactor([long]);
    for (const way of [
      "as it is",
      "percent-encoded",
      "in JSON throughout",
      "in HTML, decimal",
      "in base64url",
    ]) {
      expect(text(`<${spellings[way]?.(long)}>`)).toBe("<[redacted]>");
    }
    // Nor may a part of it that is long enough to be a secret.
    expect(text(`<${long.slice(1)}`)).not.toContain(long.slice(-50));
  });

  it("that contains escapes of its own", () => {
    for (const odd of ["a%41bcdefg", "ab\\ncdefgh", "&lt;key&gt;", "\\u0041bcdef", "%25%41%2541x"]) {
      for (const [, spell] of ways) {
        expect(holdsKey(createRedactor([odd]).text(`<${spell(odd)}>`), odd)).toBe(false);
      }
    }
  });
});

it("and nothing else is", () => {
  const text = `%2F <b>\\u0041 &amp; &#65; ${key}\r\n\0 %`;
  expect(redact.text(text)).toBe(text.replace(key, "[redacted]"));
  const escaped = `a\\/b &lt; %41 ${spellings["in HTML, decimal"]?.(key)} a\\/b &lt; %41`;
  expect(redact.text(escaped)).toBe("a\\/b &lt; %41 [redacted] a\\/b &lt; %41");
});

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom(..."%\\&#;ux0041fF\0 \n=+/-_ampQ\ud800\ufffd") }),
  fc.base64String(),
  fc.json(),
);
const anyKey = fc.oneof(
  fc.string({ unit: fc.constantFrom(...printable(0x21, 0x7e)), minLength: 8, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...printable(0x21, 0xff)), minLength: 8, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."%\\&#;ux0041fF=+/-_amp"), minLength: 8, maxLength: 20 }),
  fc.base64String({ minLength: 8, maxLength: 60 }),
  fc.uuid(),
);

describe("for any key and text,", () => {
  it("text without the key comes back unchanged", () => {
    fc.assert(
      fc.property(anyKey, anyText, (anyKey, text) => {
        fc.pre(!holdsKey(text, anyKey));
        expect(createRedactor([anyKey]).text(text)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it("no spelling of the key is left in any text", () => {
    fc.assert(
      fc.property(anyKey, anyText, anyText, fc.constantFrom(...ways), (anyKey, before, after, [, spell]) => {
        // An unfinished escape would swallow the key's first characters, and hide them from a reader, too.
        fc.pre(!/[%\\&][\w#{]*$/.test(before));
        const text = before + spell(anyKey) + after;
        const redacted = createRedactor([anyKey]).text(text);
        expect(redacted).toContain("[redacted]");
        expect(holdsKey(redacted, anyKey)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe("of several keys", () => {
  it.each([
    ["stands in another", ["live/+/1234", "sk_live/+/1234_abcd"]],
    ["begins in another", ["sk_live/+/1234", "live/+/1234_abcd"]],
    ["is short and stands in another", ["+", "sk_live/+/1234_abcd"]],
  ])("one that %s leaves nothing of it", (_, keys) => {
    expect(createRedactor(keys).text("<sk_live/+/1234_abcd>")).toBe("<[redacted]>");
  });

  it("a short one is not a word of its own beside another", () => {
    expect(createRedactor(["sk_live_1234", "x"]).text("xsk_live_1234 x")).toBe("x[redacted] [redacted]");
  });
});

describe("a key of fewer than eight characters, which is not a secret,", () => {
  it.each([
    ["a", "a banana", "[redacted] banana"],
    ["abc", 'abc, abcd, xabc, "abc"; Bearer abc', '[redacted], abcd, xabc, "[redacted]"; Bearer [redacted]'],
    ["a/c", "a%2fc a%2Fcd &#97;\\/c", "[redacted] a%2Fcd [redacted]"],
    ["5", "5 of 15 are 5%", "[redacted] of 15 are [redacted]%"],
  ])("%s is removed where it stands alone", (short, text, redacted) => {
    expect(createRedactor([short]).text(text)).toBe(redacted);
  });
});

describe("takes time proportional to the text, and no more", () => {
  const size = 2_000_000;
  it.each([
    "s",
    "sk/",
    key.slice(0, -1),
    key,
    "%",
    "%25",
    "%2573",
    "\\",
    "\\u0073",
    "&#",
    "&#x0000",
    "&amp;",
    "\0",
    "s\0\0\0",
    "c2sv",
    "73 ",
    "115, ",
    "115,                                                  ",
    "\r\n    ",
  ])("%j again and again", (part) => {
    const text = part.repeat(size / part.length);
    expect(redact.text(text)).toBe(part === key ? "[redacted]" : text);
  });
});

function printable(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)).filter(
    (character) => /[\x21-\x7e\xa1-\xff]/.test(character),
  );
}
