import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Copy } from "../../fourth-vendor/walk.ts";
import { expectBuild, expectLists } from "../left-over.ts";

/** Files that are about Argil's voices only. */
const whole = ["src/vendors/argil/voices.ts", "src/sandbox/vendors/argil/voices.ts"];

/** Everything else that refers to them: where each cut starts, and where it ends (exclusive). */
const cuts: readonly (readonly [file: string, from: string, to: string])[] = [
  ["src/vendors/argil/later.ts", "export { createVoices", "export { createWebhooks"],
  ["src/vendors/argil/index.ts", "import type { ArgilVoices", "import type { ArgilWebhooks"],
  ["src/vendors/argil/index.ts", "export type { ArgilVoices", "export type { Secret"],
  ["src/vendors/argil/index.ts", "  readonly voices:", "  readonly webhooks:"],
  ["src/vendors/argil/index.ts", "      voices: [", "      webhooks: ["],
  ["src/vendors/argil/types.ts", "type Voice =", "type Webhook ="],
  ["src/vendors/argil/types.ts", "type VoiceConnection =", "type ListQuery ="],
  ["src/vendors/argil/types.ts", "/** A voice as returned by Argil", "/** An event subscription"],
  ["src/sandbox/vendors/argil/argil.ts", "import { argilVoices", "import { argilSubscriptions"],
  ["src/sandbox/vendors/argil/argil.ts", "      ...argilVoices", "      ...subscriptions.operations"],
  [
    "test/support/contract-wrappers.ts",
    `{\n    operationId: "listVoices",\n    name: "voices.list",\n    call: async (c) => (await c.voices.list({`,
    `{ operationId: "listWebhooks"`,
  ],
  ["test/contract/promises/argil.test.ts", "  ArgilVoice,\n", "  ArgilWebhook,\n"],
  ["test/contract/promises/argil.test.ts", "interface Voice {", "type Event ="],
  ["test/contract/promises/argil.test.ts", "  receives<ArgilVoice,", "  receives<ArgilAvatar,"],
  ["test/contract/promises/argil.test.ts", `test("voices"`, `test("webhooks"`],
];

const unwrapped = ["GET /voices", "POST /voices", "GET /voices/{id}", "POST /voices/sync"];
const lists = ["specs/api-only.yaml", "  - GET /subtitles\n"] as const;

describe("a resource removed: its two files, and the lines that refer to it", () => {
  let copy: Copy;
  beforeAll(() => {
    copy = new Copy();
    for (const file of whole) rmSync(join(copy.root, file));
    for (const [file, from, to] of cuts) {
      const text = readFileSync(join(copy.root, file), "utf8");
      const start = text.indexOf(from);
      const end = text.indexOf(to, start);
      if (start < 0 || end < 0) throw new Error(`${file} does not contain ${from} followed by ${to}`);
      copy.replace(file, text.slice(start, end), "");
    }
    copy.replace(...lists, `${lists[1]}${unwrapped.map((each) => `  - ${each}\n`).join("")}`);
  });
  afterAll(() => copy?.[Symbol.dispose]());

  it("was in the vendor's two folders and the files of an operation", () => {
    const files = new Set([...whole, ...cuts.map(([file]) => file), lists[0]]);
    const elsewhere = [...files].filter((file) => !/^src\/(sandbox\/)?vendors\/argil\//.test(file));
    expect(elsewhere.sort()).toEqual([
      "specs/api-only.yaml",
      "test/contract/promises/argil.test.ts",
      "test/support/contract-wrappers.ts",
    ]);
  });

  it("leaves types and imports in order", () => {
    expectBuild(copy);
  }, 120_000);

  it("leaves no list that still counts it as wrapped", () => {
    expectLists(copy);
  }, 180_000);
});
