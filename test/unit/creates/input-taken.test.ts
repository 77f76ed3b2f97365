import { describe, expect, it } from "vitest";
import { OutcomeUnknownError, toProvider } from "../../../src/index.ts";
import { protofaceAvatar } from "../support/fixtures.ts";
import { failure, harness, key, rejection, reply } from "../support/harness.ts";

const url = "https://e.com/ada.png";

describe("a change that the caller makes after calling create", () => {
  it("does not change what is sent", async () => {
    await using h = await harness([reply(201, { id: "g1", name: "Ada", status: "TRAINING" })]);
    const input = { name: "", datasetImage: { url }, extras: { row: "" } };
    const made = ["Ada", "Bea", "Cy"].map((name) => {
      input.name = name;
      input.extras.row = name;
      return h.argil.avatars.create(input);
    });
    await Promise.all(made);
    const sent = h.requests.map(({ body }) => JSON.parse(body.toString()));
    expect(sent.map(({ name, extras }) => [name, extras.row]).sort()).toEqual([
      ["Ada", "Ada"],
      ["Bea", "Bea"],
      ["Cy", "Cy"],
    ]);
  });

  it("does not merge two keys into one", async () => {
    await using h = await harness([reply(200, [])]);
    const input = { name: "Ada", datasetImage: { url }, idempotencyKey: "" };
    const calls = ["k1", "k2", "k3"].map((idempotencyKey) => {
      input.idempotencyKey = idempotencyKey;
      return rejection(h.argil.avatars.create(input, { maxRetries: 0 }));
    });
    await Promise.all(calls);
    expect(h.log().filter((line) => line.startsWith("POST"))).toHaveLength(3);
  });

  it("does not change the name that a lost create is searched by", async () => {
    await using h = await harness([reply(504, "<h1>"), reply(200, { data: [], meta: {} })]);
    const input = { displayName: "Ada", imageUrl: url };
    const made = h.anam.avatars.create(input);
    input.displayName = "Bea";
    expect((await failure(OutcomeUnknownError, made)).sentName).toBe("Ada");
  });

  it("does not affect inputs of createMany that wait for their turn", async () => {
    await using h = await harness([reply(202, protofaceAvatar())]);
    const inputs = ["Ada", "Bea"].map((name) => ({ name, image: new Blob([new Uint8Array(9)]) }));
    const many = toProvider(h.protoface).createMany(inputs, { concurrency: 1, validateImage: false });
    for (const input of inputs) input.name = "Cy";
    await many;
    expect(h.requests.map(({ body }) => /name="name"\r\n\r\n(.*)/.exec(body.toString())?.[1])).toEqual([
      "Ada",
      "Bea",
    ]);
  });

  it("does not affect lazily loaded code", async () => {
    await using h = await harness([reply(201, { id: "a1", name: "Ada", status: "READY" })]);
    const asset = { name: "Ada", type: "IMAGE" as const, url };
    const imported = h.argil.assets.create(asset);
    asset.name = "Bea";
    await imported;
    expect(JSON.parse(h.requests[0]?.body.toString() ?? "")).toMatchObject({ name: "Ada" });
  });

  it("does not affect a model's input, however deep it is", async () => {
    await using h = await harness([reply(202, { id: "run_1", status: "queued" })]);
    const leaf: { value: unknown } = { value: "Ada" };
    const nested = (depth: number): object => (depth === 0 ? leaf : { next: [nested(depth - 1)] });
    const submitted = h.protoface.runs.submit("m", { first: nested(40), again: leaf });
    leaf.value = "Bea";
    await submitted;
    const sent = h.requests[0]?.body.toString();
    expect(sent).toContain('"value":"Ada"');
    expect(sent).not.toContain("Bea");
  });

  it.each([
    ["contains itself", 0],
    ["is a hundred thousand levels deep", 100_000],
  ])("a model's input that %s is rejected with a clear message", async (_, depth) => {
    await using h = await harness([reply(202, { id: "run_1", status: "queued" })]);
    const input: Record<string, unknown> = {};
    let inner = input;
    for (let level = 0; level < depth; level++) {
      const next = {};
      inner.next = next;
      inner = next;
    }
    if (depth === 0) inner.next = input;
    const error = await rejection(h.protoface.runs.submit("m", input));
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(String(error)).toContain("cannot be sent as JSON");
    expect(h.requests).toEqual([]);
  });
});

it.each([{ hints: () => 0 }, { hints: 5 }, { hints: {} }])(
  "invalid hints are rejected before anything is bought: %j",
  async (options) => {
    await using h = await harness([reply(201, { id: "g1", name: "Ada", status: "TRAINING" })]);
    const given = options as object;
    const error = await rejection(
      h.argil.avatars.createAndWait({ name: "Ada", datasetImage: { url } }, given),
    );
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(await rejection(h.argil.avatars.wait("g1", given))).toMatchObject({ code: "invalid_input" });
    expect(h.requests).toEqual([]);
  },
);

it("a key passed as an id appears in no error", async () => {
  await using h = await harness([reply(404)]);
  for (const call of [
    () => h.argil.avatars.get(key),
    () => h.protoface.avatars.wait(key, { maxWaitMs: 0 }),
    () => h.anam.avatars.delete(key),
  ]) {
    const error = await rejection(call());
    expect(String(error) + JSON.stringify(error)).not.toContain(key);
  }
});

it("a key of a few letters leaves ids intact", async () => {
  await using h = await harness([reply(404)], { apiKey: "a" });
  expect(await rejection(h.argil.avatars.get("avatar-1"))).toMatchObject({ id: "avatar-1" });
});

it.each([null, 5, { limit: Number.NaN }, { limit: "5" }])("toArray rejects %j", async (options) => {
  await using h = await harness([reply(200, [])]);
  const error = await rejection(h.argil.avatars.list().toArray(options as never));
  expect(error).toMatchObject({ code: "invalid_input" });
  expect(h.requests).toEqual([]);
});
