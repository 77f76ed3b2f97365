import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answering, startAnswering } from "./support/answering.ts";
import { jsonLines, portrait } from "./support/run.ts";

let vendors: Answering;
beforeAll(async () => {
  vendors = await startAnswering();
});
afterAll(() => vendors?.[Symbol.asyncDispose]());

const run = (answer: unknown, ...args: string[]) => vendors.run(answer, args);

/** Values in place of a text, and how they are shown. */
const odd: [value: unknown, shown: string][] = [
  [null, "-"],
  [undefined, "-"],
  [7, "7"],
  [true, "true"],
  [{ first: "Ada" }, '{"first":"Ada"}'],
  [{ toString: 1 }, '{"toString":1}'],
  [["Ada"], '["Ada"]'],
];

describe("list", () => {
  test("shows an avatar whose texts have another type, along with the other avatars", async () => {
    const rows = odd.map(([value], n) => ({
      id: `av_${n}`,
      name: value,
      status: "ready",
      created_at: value,
    }));
    const sound = { id: "av_sound", name: "Ada", status: "ready", created_at: "2026-01-01" };
    const body = { data: [...rows, sound], has_more: false };
    const { code, stdout, stderr } = await run(body, "list", "--vendor", "protoface");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      ["VENDOR", "ID", "NAME", "STATUS", "CREATED"],
      ...odd.map(([, shown], n) => ["protoface", `av_${n}`, shown, "ready", shown]),
      ["protoface", "av_sound", "Ada", "ready", "2026-01-01"],
    ]);
  });

  test.each(["anam", "argil"])("does so with %s", async (vendor) => {
    const rows = odd.map(([value], n) => ({
      id: `av_${n}`,
      displayName: value,
      name: value,
      videoUrl: value,
      createdAt: value,
      imageUrl: value,
      coverImageUrl: value,
    }));
    const body = vendor === "anam" ? { data: rows, meta: {} } : rows;
    const { code, stdout } = await run(body, "list", "--vendor", vendor);
    const [, ...lines] = stdout.trimEnd().split("\n");
    expect(code).toBe(0);
    expect(lines.map((line) => line.split(/ {2,}/)[2])).toEqual(odd.map(([, shown]) => shown));
  });
});

describe("get", () => {
  test("shows texts of another type", async () => {
    const avatar = {
      id: "av_1",
      name: { first: "Ada" },
      status: "failed",
      failure_reason: 7,
      created_at: [],
    };
    const { code, stdout } = await run(avatar, "get", "av_1", "--vendor", "protoface");
    expect({ code, lines: stdout.trimEnd().split("\n") }).toEqual({
      code: 0,
      lines: [
        "vendor   protoface",
        "id       av_1",
        'name     {"first":"Ada"}',
        "status   failed",
        "reason   7",
        "created  []",
      ],
    });
  });

  test("treats a member called __proto__ as data", async () => {
    const text = '{"id":"av_1","__proto__":{"name":"Eve","id":"av_2"},"status":"ready"}';
    const ran = await run(text, "get", "av_1", "--vendor", "protoface", "--json");
    expect(ran.stdout).toContain('"native":{"id":"av_1","__proto__":{"name":"Eve","id":"av_2"}');
    expect((await run(text, "get", "av_1", "--vendor", "protoface")).stdout).not.toContain("Eve");
  });
});

test.each(odd)("create prints the id of an avatar whose texts are %j", async (value) => {
  const avatar = { id: "av_paid", name: value, status: value, created_at: value };
  const args = ["create", portrait, "--vendor", "protoface"];
  expect(await run(avatar, ...args)).toMatchObject({ code: 0, stdout: "av_paid\n" });
  expect(jsonLines(await run(avatar, ...args, "--json"))).toEqual([
    expect.objectContaining({ event: "created", id: "av_paid", native: JSON.parse(JSON.stringify(avatar)) }),
  ]);
});

test("with --json, every common field is present, even one that the vendor omitted", async () => {
  const [avatar] = jsonLines(await run({ id: "av_1" }, "get", "av_1", "--vendor", "protoface", "--json"));
  expect(avatar).toEqual({
    vendor: "protoface",
    id: "av_1",
    name: null,
    status: "unknown",
    createdAt: null,
    previewUrl: null,
    failureReason: null,
    native: { id: "av_1" },
  });
});

test.each(["..", "a\u0000b", "\ud800"])(
  "a created avatar is not invalid input, even under the id %j",
  async (id) => {
    const args = ["create", portrait, "--vendor", "protoface", "--wait", "--json"];
    const ran = await run({ id, status: "processing" }, ...args);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/error: the avatar was created, but its id cannot be used: id must /);
    expect(jsonLines(ran)).toEqual([
      expect.objectContaining({ event: "created", id }),
      expect.objectContaining({ event: "error", vendor: "protoface", id, exitCode: 1 }),
    ]);
  },
);

describe("webhooks", () => {
  const create = ["webhooks", "create", "https://example.com", "--event", "AVATAR_TRAINING_FAILED"];

  test.each(odd)("a created subscription is shown: %j", async (value, shown) => {
    const { code, stdout } = await run({ id: "w1", callbackUrl: value, events: value }, ...create);
    const events = Array.isArray(value) ? value.join() : shown;
    expect({ code, stdout }).toEqual({ code: 0, stdout: `w1  ${shown}  ${events}\n` });
  });

  test("are listed, even malformed ones", async () => {
    const all = odd.map(([value], n) => ({ id: `w${n}`, callbackUrl: value, events: [value] }));
    const { code, stdout } = await run(all, "webhooks", "list");
    const [, ...lines] = stdout.trimEnd().split("\n");
    expect(code).toBe(0);
    expect(lines.map((line) => line.split(/ {2,}/)[1])).toEqual(odd.map(([, shown]) => shown));
  });

  test("a member called vendor does not replace the vendor's name", async () => {
    const webhook = { vendor: "anam", id: "w1", callbackUrl: "https://example.com", events: [] };
    for (const ran of [
      await run([webhook], "webhooks", "list", "--json"),
      await run(webhook, ...create, "--json"),
    ]) {
      expect(jsonLines(ran)[0]).toMatchObject({ vendor: "argil", id: "w1" });
    }
  });
});
