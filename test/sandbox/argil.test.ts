import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { ManualClock } from "./manual-clock.ts";
import { type Asked, dataUri, startOne } from "./support.ts";

const clock = new ManualClock();
let argil: Asked;
beforeAll(async () => {
  argil = await startOne("argil", { clock, buildTimeMs: 1_000 });
});
afterAll(() => argil[Symbol.asyncDispose]());

const order = (name: string, more: object = {}) => ({
  type: "IMAGE",
  name,
  datasetImage: { base64: dataUri },
  ...more,
});
const create = (body: object) => argil.ask("POST /avatars", { body });
const get = (id: string) => argil.ask(`GET /avatars/${id}`);

describe("training at Argil", () => {
  it.each([
    ["Ada", "IDLE"],
    ["Ada fails", "TRAINING_FAILED"],
    ["refuse Ada", "REFUSED"],
  ])("of %s ends %s", async (name, status) => {
    const { status: code, body } = await create(order(name, { extras: { user: "7" } }));
    expect(code).toBe(201);
    expect(body).toMatchObject({ name, status: "TRAINING", extras: { user: "7" }, width: 1280, height: 720 });
    expect(body.thumbnailUrl).toBeUndefined();
    clock.advance(1_000);
    expect((await get(body.id)).body.status).toBe(status);
  });

  it("accepts an image URL, which it does not fetch", async () => {
    const datasetImage = { url: "https://example.invalid/ada.png" };
    expect((await create(order("Ada", { datasetImage }))).status).toBe(201);
  });

  const uri = (width: number, height: number) =>
    `data:image/png;base64,${Buffer.from(makePng(width, height)).toString("base64")}`;
  it.each([
    ["a square", { datasetImage: { base64: uri(1080, 1080) } }, "not exactly 16:9 or 9:16"],
    ["too small an image", { datasetImage: { base64: uri(640, 360) } }, "at least 1280x720"],
    ["what is not base64", { datasetImage: { base64: "data:image/png;base64,*" } }, "not valid base64"],
    ["text as an image", { datasetImage: { base64: "data:image/png;base64,aGVsbG8=" } }, "is not a PNG"],
    ["an http URL", { datasetImage: { url: "http://example.com/a.png" } }, "pattern"],
    ["both sources", { datasetImage: { url: "https://example.com/a.png", base64: dataUri } }, "additional"],
    ["an unknown member", { colour: "red" }, "colour"],
    ["a voice that is not a UUID", { voiceId: "alloy" }, "uuid"],
    ["a remote callback over http", { callbackUrl: "http://example.com/hook" }, "callbackUrl"],
    ["long extras", { extras: { a: "x".repeat(257) } }, "256"],
    ["eleven extras", { extras: Object.fromEntries(Array.from("abcdefghijk", (k) => [k, "v"])) }, "10"],
  ])("is rejected with %s", async (_, more, words) => {
    const answer = await create(order("Ada", more));
    expect(answer).toMatchObject({ status: 400, body: { code: 400 } });
    expect(answer.body.message).toContain(words);
  });

  it("detects an upright image", async () => {
    const { body } = await create(order("Ada", { datasetImage: { base64: uri(720, 1280) } }));
    expect(body).toMatchObject({ orientation: "ASPECT_RATIO_9_16", width: 720, height: 1280 });
  });

  it("has nothing under an id that was never issued", async () => {
    expect(await get("nobody")).toMatchObject({ status: 404, body: { code: 404, message: "Not found" } });
  });
});

describe("Argil's list", () => {
  const names = async (query = ""): Promise<string[]> =>
    (await argil.ask(`GET /avatars${query}`)).items.map(({ name }) => name);

  it("is one array, filtered by orientation, model and visibility", async () => {
    await create(order("Listed"));
    expect(await names()).toEqual(expect.arrayContaining(["Listed", "Arthur", "Budhil"]));
    expect(await names("?visibility=private")).not.toContain("Arthur");
    expect((await names("?visibility=public")).sort()).toEqual(["Arthur", "Budhil", "Camille"]);
    expect(await names("?visibility=public&orientation=ASPECT_RATIO_9_16")).toEqual(["Budhil"]);
    expect(await names("?visibility=public&model=ARGIL_V1")).toEqual(["Arthur"]);
  });

  it.each(["orientation=SQUARE", "model=V2", "visibility=mine"])("rejects %s", async (query) => {
    expect((await argil.ask(`GET /avatars?${query}`)).status).toBe(400);
  });
});

describe("Argil's subscriptions", () => {
  const hook = { callbackUrl: "https://example.com/hook", events: ["AVATAR_TRAINING_SUCCESS"] };

  it("are created, listed, updated and deleted", async () => {
    const made = await argil.ask("POST /webhooks", { body: hook });
    expect(made).toMatchObject({ status: 201, body: hook });
    const { id } = made.body;
    clock.advance(5);
    const changed = await argil.ask(`PUT /webhooks/${id}`, { body: { events: ["VIDEO_GENERATION_FAILED"] } });
    expect(changed.body).toMatchObject({ id, ...hook, events: ["VIDEO_GENERATION_FAILED"] });
    expect(changed.body.updatedAt > made.body.updatedAt).toBe(true);
    expect((await argil.ask("GET /webhooks")).items).toEqual([changed.body]);
    expect((await argil.ask(`DELETE /webhooks/${id}`)).status).toBe(204);
    expect((await argil.ask(`DELETE /webhooks/${id}`)).status).toBe(404);
    expect((await argil.ask(`PUT /webhooks/${id}`, { body: {} })).status).toBe(404);
    expect((await argil.ask("GET /webhooks")).items).toEqual([]);
  });

  it.each([
    ["no events", { events: [] }],
    ["an unknown event", { events: ["AVATAR_DELETED"] }],
    ["another member", { secret: "s" }],
    ["a remote URL over http", { callbackUrl: "http://example.com/hook" }],
    ["no URL", { callbackUrl: "hook" }],
  ])("are rejected with %s", async (_, more) => {
    expect((await argil.ask("POST /webhooks", { body: { ...hook, ...more } })).status).toBe(400);
  });
});
