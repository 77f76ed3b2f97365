import { describe, expect, test } from "vitest";
import { startServer } from "../../scripts/common/stand-ins/server.ts";
import { clean, cut, width } from "../../src/cli/terminal/text.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
}

/** Characters that control a terminal, reverse its text or are invisible. */
const marks = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  ...range(0x200b, 0x200f),
  ...range(0x2028, 0x202e),
  ...range(0x2060, 0x206f),
  ...range(0xfff9, 0xfffb),
  ...range(0xe0000, 0xe007f),
  ..."\u00ad\u034f\u061c\u115f\u1160\u180e\u3164\ufe0f\ufeff\uffa0\u{e0100}\uffff",
  "\ud800",
  "\udfff",
];
const steers = new RegExp(
  `[${marks
    .filter((mark) => mark !== "\n")
    .map(pointOf)
    .join("")}]`,
  "u",
);

function pointOf(mark: string): string {
  return `\\u{${mark.codePointAt(0)?.toString(16)}}`;
}

/** Every such character, between letters. */
const text = `x${marks.join("x")}x`;

test("none of these characters gets through", () => {
  for (const mark of marks) expect(clean(`a${mark}b`)).toMatch(/^a[ \ufffd]b$/);
  expect(clean("a\ufeff\u2028b\tc")).toBe("a\ufffd b c");
});

test("text that needs such characters stays as it is", () => {
  const names = [
    "👩‍💻",
    "👩🏽‍⚕️",
    "🏳️‍🌈",
    "❤️",
    "1️⃣",
    "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "می\u200cخواهم",
    "ශ්\u200dරී",
    "葛\u{e0100}",
    "e\u0301",
    "ที่",
    "שָׁלוֹם",
    "مرحبا",
    "Ada\u00a0Lovelace",
  ];
  expect(names.map(clean)).toEqual(names);
});

test("marks stacked on one letter are cut to what real text needs", () => {
  expect(clean(`a${"\u0301".repeat(1_000)}b`)).toBe(`a${"\u0301".repeat(8)}\ufffdb`);
});

test("a truncated text ends in nothing invisible", () => {
  expect(cut("👩‍💻👩‍💻", 4)).toBe("👩…");
  expect(cut("x".repeat(30_000_000), 3)).toBe("xx…");
});

test("text is as wide as a terminal shows it", () => {
  const texts = ["𠮷", "🇫🇷", "각", "한", "नी", "\u0301"];
  expect(texts.map(width)).toEqual([2, 2, 2, 2, 2, 0]);
});

describe("a vendor's text reaches the terminal without them", () => {
  const avatar = {
    id: `av_${clean(text).length}`,
    name: text,
    status: "failed",
    failure_reason: text,
    created_at: text,
    [text]: text,
  };
  const serve = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    startServer((_, response) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    });

  test.each([
    ["get", ["get", "av_1"], avatar, 200],
    ["list", ["list"], { data: [avatar], has_more: false }, 200],
    ["wait", ["wait", avatar.id], avatar, 200],
    ["create", ["create", portrait, "--wait"], avatar, 201],
    ["an error", ["get", "av_1"], { error: { message: text, request_id: text } }, 400],
    ["an error with --debug", ["get", "av_1", "--debug"], { error: { message: text, [text]: text } }, 400],
    ["no JSON", ["get", "av_1"], `\u009b${text}`, 200],
  ] as const)("%s", async (_, args, body, status) => {
    await using server = await serve(status, body);
    const env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url };
    const plain = await runCli([...args, "--vendor", "protoface"], { env });
    expect(plain.stdout + plain.stderr).toContain("\ufffd");
    expect(plain.stdout + plain.stderr).not.toMatch(steers);
    const json = await runCli([...args, "--vendor", "protoface", "--json"], { env });
    expect(json.stdout + json.stderr).not.toMatch(steers);
    expect(jsonLines(json)).not.toEqual([]);
  });

  test("and --json keeps its value", async () => {
    await using server = await serve(200, { ...avatar, id: `av_${text}` });
    const env = { PROTOFACE_API_KEY: "k", PROTOFACE_BASE_URL: server.url };
    const ran = await runCli(["get", "av_1", "--vendor", "protoface", "--json"], { env });
    expect(jsonLines(ran)[0]).toMatchObject({ id: `av_${text}`, name: text, native: { [text]: text } });
  });
});
