import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toJsonLine } from "../../src/cli/terminal/json-line.ts";
import { type Answering, startAnswering } from "./support/answering.ts";
import { jsonLines, portrait } from "./support/run.ts";

let vendors: Answering;
beforeAll(async () => {
  vendors = await startAnswering();
});
afterAll(() => vendors?.[Symbol.asyncDispose]());

const run = (answer: string, ...args: string[]) => vendors.run(answer, args);

function nested(levels: number): string {
  return `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
}

describe("a response nested 10,000 levels deep", () => {
  const deep = nested(10_000);
  const avatar = `{"deep":${deep},"id":"av_paid","name":"Ada","status":"ready","failure_reason":${deep}}`;
  const said = /nested more than 100 levels deep are replaced by "\[too deep\]"/;

  test("loses no id of a create, and says what was omitted", async () => {
    const ran = await run(avatar, "create", portrait, "--vendor", "protoface", "--wait", "--json");
    expect(ran.code).toBe(0);
    expect(jsonLines(ran)).toEqual([
      expect.objectContaining({ event: "created", id: "av_paid", name: "Ada", status: "ready" }),
      expect.objectContaining({ event: "ready", id: "av_paid" }),
    ]);
    expect(ran.stdout).toContain('"[too deep]"');
    expect(ran.stderr).toMatch(said);
  });

  test("loses no id if the build failed", async () => {
    const failed = `{"deep":${deep},"id":"av_paid","name":${deep},"status":"failed","failure_reason":"blurred"}`;
    const ran = await run(failed, "create", portrait, "--vendor", "protoface", "--wait", "--json", "--debug");
    expect(jsonLines(ran)).toEqual([
      expect.objectContaining({ event: "created", id: "av_paid", failureReason: "blurred" }),
      expect.objectContaining({ event: "error", id: "av_paid", code: "avatar_failed" }),
    ]);
  });

  test.each([["get", "av_paid"], ["list"]])("is truncated by %s", async (...args) => {
    const list = `{"data":[${avatar},${avatar}],"has_more":false}`;
    const text = args[0] === "list" ? list : avatar;
    const ran = await run(text, ...args, "--vendor", "protoface", "--json");
    expect(ran.code).toBe(0);
    expect(jsonLines(ran)[0]).toMatchObject({ vendor: "protoface", id: "av_paid", name: "Ada" });
    expect(jsonLines(ran)).toHaveLength(args[0] === "list" ? 2 : 1);
    expect(ran.stderr.trimEnd().split("\n")).toEqual([expect.stringMatching(said)]);
    expect((await run(text, ...args, "--vendor", "protoface")).stdout).toContain("av_paid");
  });

  test("is truncated by the webhook commands", async () => {
    const webhook = `{"id":"w1","callbackUrl":${deep},"events":["X"],"deep":${deep}}`;
    const args = ["webhooks", "create", "https://example.com", "--event", "AVATAR_TRAINING_FAILED"];
    expect(jsonLines(await run(webhook, ...args, "--json"))).toEqual([
      expect.objectContaining({ vendor: "argil", id: "w1", events: ["X"] }),
    ]);
    expect((await run(webhook, ...args)).stdout).toMatch(/^w1 +\{"a":.*\[too deep\]/);
  });

  test("in an error is also shown with --debug", async () => {
    const args = ["get", "av_1", "--vendor", "protoface", "--json", "--debug"];
    const ran = await vendors.run(avatar, args, 422);
    expect(ran.code).toBe(1);
    expect(jsonLines(ran)).toEqual([expect.objectContaining({ event: "error", code: "unprocessable" })]);
  });
});

describe("a line of JSON", () => {
  test("is complete up to 100 levels", () => {
    expect(toJsonLine(JSON.parse(nested(100)))).toEqual({ text: nested(100), cut: false });
    const { text, cut } = toJsonLine(JSON.parse(nested(101)));
    expect({ text, cut }).toEqual({ text: nested(100).replace("1", '"[too deep]"'), cut: true });
    expect(toJsonLine(JSON.parse(`${"[".repeat(10_000)}${"]".repeat(10_000)}`)).cut).toBe(true);
  });

  test("keeps every value", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(fc.dictionary(text, fc.array(text)), (given) => {
        expect(JSON.parse(toJsonLine(given).text)).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });
});
