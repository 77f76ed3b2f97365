import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ManualClock } from "./manual-clock.ts";
import { type Asked, form, picture, startOne } from "./support.ts";

const clock = new ManualClock();
let protoface: Asked;
beforeAll(async () => {
  protoface = await startOne("protoface", { clock, buildTimeMs: 1_000 });
});
afterAll(() => protoface[Symbol.asyncDispose]());

const avatars = "/v1/avatars";
const create = (texts: Record<string, string>) =>
  protoface.ask(`POST ${avatars}`, { body: form("image", texts) });
const get = (id: string) => protoface.ask(`GET ${avatars}/${id}`);

describe("a build at Protoface", () => {
  it("is processing, then ready", async () => {
    const { status, body } = await create({ name: "Ada" });
    expect(status).toBe(202);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^av_[0-9A-Z]{26}$/),
      name: "Ada",
      status: "processing",
      runtime_type: "avtr1",
      is_photo_upload: true,
    });
    clock.advance(1_000);
    expect((await get(body.id)).body).toMatchObject({ status: "ready", failure_reason: null });
  });

  it.each([
    ["Ada fails", "No face was found in the image."],
    ["Ada Refused", "The image was rejected by moderation."],
  ])("of %s ends as failed, with the reason", async (name, reason) => {
    const { body } = await create({ name });
    clock.advance(1_000);
    expect((await get(body.id)).body).toMatchObject({ status: "failed", failure_reason: reason });
  });

  it("gets the vendor's default name if none is given", async () => {
    expect((await create({})).body.name).toBe("Custom Avatar");
  });

  it.each([
    ["text", {}, new Blob(["hello"]), "unsupported_image", "image"],
    ["an empty file", {}, new Blob([]), "unsupported_image", "image"],
    ["an unknown stack", { runtime_type: "v0" }, undefined, "unsupported_runtime", "runtime_type"],
  ])("is rejected with %s", async (_, texts, file, code, param) => {
    const answer = await protoface.ask(`POST ${avatars}`, { body: form("image", texts, file) });
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { type: "unprocessable", code, param, request_id: answer.headers.get("x-request-id") } },
    });
  });

  it("accepts a part labelled application/octet-stream, as the vendor's own SDK sends it", async () => {
    const body = form("image", {}, new Blob([picture], { type: "application/octet-stream" }));
    expect((await protoface.ask(`POST ${avatars}`, { body })).status).toBe(202);
  });

  it("needs the image", async () => {
    const body = new FormData();
    body.set("name", "Ada");
    expect((await protoface.ask(`POST ${avatars}`, { body })).body.error).toMatchObject({ param: "image" });
  });
});

describe("deletes at Protoface", () => {
  it("are permanent", async () => {
    const { id } = (await create({ name: "Goner" })).body;
    expect(await protoface.ask(`DELETE ${avatars}/${id}`)).toMatchObject({ status: 204, body: undefined });
    expect((await get(id)).body.error).toMatchObject({ type: "not_found", code: "avatar_not_found" });
    expect((await protoface.ask(`DELETE ${avatars}/${id}`)).status).toBe(404);
  });

  it("leave stock avatars alone", async () => {
    const answer = await protoface.ask(`DELETE ${avatars}/av_stock_001`);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "stock_avatar" } } });
    expect((await get("av_stock_001")).body).toMatchObject({ is_demo: true, status: "ready" });
  });
});

describe("Protoface's list", () => {
  const made: string[] = [];
  beforeAll(async () => {
    for (let number = 1; number <= 5; number++)
      made.unshift((await create({ name: `Paged ${number}` })).body.id);
  });
  const ids = async (query: string): Promise<string[]> =>
    (await protoface.ask(`GET ${avatars}?${query}`)).items.map(({ id }) => id);

  it("advances by cursor, newest first", async () => {
    const first = await protoface.ask(`GET ${avatars}?limit=2&q=paged`);
    expect(first.body).toMatchObject({ object: "list", has_more: true, next_cursor: made[1] });
    const rest = await protoface.ask(`GET ${avatars}?limit=3&q=paged&starting_after=${made[1]}`);
    expect(rest.body).toMatchObject({ has_more: false, next_cursor: null });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(made);
  });

  it("keeps its place if the cursor's avatar is deleted meanwhile", async () => {
    const { id } = (await create({ name: "Cursor" })).body;
    await protoface.ask(`DELETE ${avatars}/${id}`);
    expect(await ids(`starting_after=${id}&limit=1`)).toEqual([made[0]]);
  });

  it("filters by scope, and by text in name or id", async () => {
    expect(await ids("scope=platform")).toEqual(["av_stock_003", "av_stock_002", "av_stock_001"]);
    expect(await ids("scope=org&limit=100")).toEqual(expect.arrayContaining(made));
    expect(await ids("scope=org&q=STOCK")).toEqual([]);
    expect(await ids("q=Stock_002")).toEqual(["av_stock_002"]);
  });

  it.each(["limit=0", "limit=101", "scope=mine", "starting_after=av_nobody"])("rejects %s", async (query) => {
    const answer = await protoface.ask(`GET ${avatars}?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { error: { param: query.split("=")[0] } } });
  });
});

it("serves requests that need no key without one", async () => {
  expect((await protoface.ask("GET /v1/status", { key: null })).status).toBe(200);
});
