import { afterEach, beforeEach, expect, it } from "vitest";
import { Copy } from "../../fourth-vendor/walk.ts";
import { tsx, well } from "../left-over.ts";

let copy: Copy;
beforeEach(() => {
  copy = new Copy();
});
afterEach(() => copy?.[Symbol.dispose]());

type Edit = readonly [file: string, find: string, by: string];
const before = (file: string, find: string, add: string): Edit => [file, find, add + find];
const after = (file: string, find: string, add: string): Edit => [file, find, find + add];

/** Makes the edits, then checks types, imports and tests, among them a new one. */
function walk(edits: readonly Edit[], test: string): void {
  for (const edit of edits) copy.replace(...edit);
  expect(copy.node("node_modules/typescript/bin/tsc", "--noEmit")).toEqual(well);
  expect(copy.node(tsx, "scripts/check/imports/main.ts")).toEqual(well);
  const related = ["test/unit/config.test.ts", "test/unit/errors", "test/types", "test/arguments"];
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project=rest", "--reporter=verbose"];
  const { code, output } = copy.node(...vitest, ...related);
  expect(code, output).toBe(0);
  expect(output).toContain(test);
}

const filesOf = (edits: readonly Edit[]) => new Set(edits.map(([file]) => file)).size;

it("adds a client option in four files", () => {
  const options = "src/core/config/options.ts";
  const edits = [
    after(
      options,
      "  fetchSendsOnce?: boolean | undefined;\n",
      "  /** Sent as `accept-language`, such as `de`. */\n  language?: string | undefined;\n",
    ),
    after(options, '  fetchSendsOnce: "boolean",\n', '  language: "any",\n'),
    before(
      "src/core/config/config.ts",
      "  checkHeaders(config.headers, reasons);",
      '  const { language } = options;\n  if (language) config.headers = { "accept-language": language, ...config.headers };\n',
    ),
    before(
      "src/vendors/README.md",
      "| `allowInsecureHttp` |",
      "| `language` | none | asks for texts in it |\n",
    ),
    before(
      "test/unit/config.test.ts",
      '  it("may each be undefined"',
      `  it("send a language as a header", () => {
    expect(resolveConfig(profile, { apiKey, language: "de" }).headers).toEqual({ "accept-language": "de" });
  });\n\n`,
    ),
  ];
  expect(filesOf(edits)).toBe(4);
  walk(edits, "send a language as a header");
}, 240_000);

it("adds an error class in four files and one row of the guide", () => {
  const guide = before(
    "src/core/errors/README.md",
    "| `RateLimitError` 429",
    "| `GoneError` 410 | it is there no more | |\n",
  );
  const api = "src/core/errors/api.ts";
  const edits = [
    before(
      api,
      "/** 422: understood",
      '/** 410: it was there once. */\nexport class GoneError extends ApiError {\n  declare readonly code: "gone";\n}\n',
    ),
    before(api, "  [422, Unprocessable", '  [410, GoneError, "GoneError", "gone"],\n'),
    before("src/core/errors/base.ts", '  | "unprocessable"', '  | "gone"\n'),
    before("src/core/errors/index.ts", "  NotFoundError,", "  GoneError,\n"),
    [
      "test/unit/errors/classes.test.ts",
      '  [410, {}, ApiError, "api_error"],',
      '  [410, {}, entry.GoneError, "gone"],',
    ],
  ] as const;
  expect(filesOf(edits)).toBe(4);
  walk([guide, ...edits], "is a GoneError: 410");
}, 240_000);
