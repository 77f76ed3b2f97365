import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { ManualClock } from "./manual-clock.ts";
import { type Asked, form, picture, startOne } from "./support.ts";

const clock = new ManualClock();
let anam: Asked;
beforeAll(async () => {
  anam = await startOne("anam", { clock, buildTimeMs: 1_000 });
});
afterAll(() => anam[Symbol.asyncDispose]());

const avatars = "/v1/avatars";
const create = (displayName: string) =>
  anam.ask(`POST ${avatars}`, { body: form("imageFile", { displayName }) });
const names = async (query: string): Promise<string[]> =>
  (await anam.ask(`GET ${avatars}?${query}`)).items.map(({ displayName }) => displayName);

describe("a build at Anam", () => {
  it("has no preview at first, and gets previews when its time is over", async () => {
    const { status, body } = await create("Ada Lovelace");
    expect(status).toBe(201);
    expect(body).toMatchObject({ displayName: "Ada Lovelace", videoUrl: null, activeVersion: null });
    clock.advance(999);
    expect((await anam.ask(`GET ${avatars}/${body.id}`)).body.videoUrl).toBeNull();
    clock.advance(1);
    const ready = (await anam.ask(`GET ${avatars}/${body.id}`)).body;
    expect(ready).toMatchObject({
      videoUrl: expect.stringContaining(body.id),
      availableVersions: ["cara-3"],
    });
    expect(Date.parse(ready.updatedAt) - Date.parse(ready.createdAt)).toBe(1_000);
  });

  it("stays without a preview if the name says that it fails", async () => {
    const { body } = await create("Ada Failing");
    clock.advance(1_000_000);
    expect((await anam.ask(`GET ${avatars}/${body.id}`)).body.videoUrl).toBeNull();
  });

  it("is immediately rejected by moderation if the name says so, and leaves nothing", async () => {
    expect(await create("Ada REFUSED")).toMatchObject({
      status: 422,
      body: { error: "The image was rejected by moderation" },
    });
    expect(await names("search=refused")).toEqual([]);
  });

  it("accepts an image URL as JSON, and the requested model", async () => {
    const body = { displayName: "A", imageUrl: "https://example.com/a.png", avatarModel: "cara-4" };
    const made = await anam.ask(`POST ${avatars}`, { body });
    expect(made.status).toBe(201);
    clock.advance(1_000);
    expect((await anam.ask(`GET ${avatars}/${made.body.id}`)).body.activeVersion).toBe("cara-4");
  });
});

describe("an image at Anam", () => {
  const label = (type: string) => new Blob([picture], { type });
  it.each([
    [
      "labelled application/octet-stream",
      label("application/octet-stream"),
      400,
      "has the type application/oct",
    ],
    ["labelled as a GIF", label("image/gif"), 400, "has the type image/gif"],
    ["of text", new Blob(["hello"], { type: "image/png" }), 400, "is no PNG, JPEG or WebP"],
    ["that is empty", new Blob([], { type: "image/png" }), 422, "empty"],
    ["that is truncated", new Blob([picture.slice(0, 20)], { type: "image/png" }), 422, "cut off"],
    [
      "above 4.5 MB",
      new Blob([makePng(1280, 720, { padTo: 4.5 * 2 ** 20 + 1 })], { type: "image/png" }),
      400,
      "4.51 MB",
    ],
  ])("%s is rejected", async (_, file, status, words) => {
    const answer = await anam.ask(`POST ${avatars}`, {
      body: form("imageFile", { displayName: "Grace" }, file),
    });
    expect(answer.status).toBe(status);
    expect(answer.body.summary ?? answer.body.error).toContain(words);
  });

  it.each([
    ["neither a file nor a URL", {}],
    ["a text instead of the file", { imageFile: "ada.png" }],
  ])("is required if there is %s", async (_, texts) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ displayName: "Grace", ...texts })) body.set(name, value);
    expect((await anam.ask(`POST ${avatars}`, { body })).status).toBe(400);
  });

  it("is sent as a file or a URL, not both", async () => {
    const body = form("imageFile", { displayName: "Grace", imageUrl: "https://example.com/a.png" });
    expect((await anam.ask(`POST ${avatars}`, { body })).body.summary).toContain("not both");
  });
});

describe("names at Anam", () => {
  it.each(["A", "Al", "x".repeat(51)])(
    "should have 3 to 50 characters, but are accepted: %s",
    async (displayName) => {
      expect(await create(displayName)).toMatchObject({ status: 201, body: { displayName } });
    },
  );

  it("must not be empty", async () => {
    expect(await create("")).toMatchObject({ status: 400, body: { error: "Validation failed" } });
  });

  it("can be changed, and nothing else about an avatar", async () => {
    const { id } = (await create("Before")).body;
    const answer = await anam.ask(`PUT ${avatars}/${id}`, { body: { displayName: "After" } });
    expect(answer).toMatchObject({ status: 200, body: { id, displayName: "After" } });
    expect((await anam.ask(`GET ${avatars}/${id}`)).body.displayName).toBe("After");
  });
});

describe("deletes at Anam", () => {
  it("are soft: the avatar is hidden, and can still be hard-deleted", async () => {
    const { id } = (await create("Goner")).body;
    expect(await anam.ask(`DELETE ${avatars}/${id}`)).toMatchObject({
      status: 200,
      body: { message: "Avatar removed" },
    });
    expect((await anam.ask(`GET ${avatars}/${id}`)).status).toBe(404);
    expect((await anam.ask(`PUT ${avatars}/${id}`, { body: { displayName: "Back" } })).status).toBe(404);
    expect((await anam.ask(`DELETE ${avatars}/${id}`)).status).toBe(404);
    expect(await names("search=goner")).toEqual([]);
    expect((await anam.ask(`DELETE ${avatars}/${id}?hard=true`)).status).toBe(200);
    expect((await anam.ask(`DELETE ${avatars}/${id}?hard=true`)).status).toBe(404);
  });

  it("leave stock avatars alone", async () => {
    const stock = "00000000-0000-4000-8000-000000000001";
    expect((await anam.ask(`DELETE ${avatars}/${stock}`)).status).toBe(403);
  });
});

describe("Anam's list", () => {
  beforeAll(async () => {
    for (let number = 1; number <= 5; number++) await create(`Paged ${number}`);
    clock.advance(1_000);
  });

  it("is paged, newest first", async () => {
    const page = (number: number) => anam.ask(`GET ${avatars}?search=paged&perPage=2&page=${number}`);
    const [first, last, beyond] = [await page(1), await page(3), await page(9)];
    expect(first.items.map(({ displayName }) => displayName)).toEqual(["Paged 5", "Paged 4"]);
    expect(first.body.meta).toEqual({
      total: 5,
      lastPage: 3,
      currentPage: 1,
      perPage: 2,
      prev: null,
      next: 2,
    });
    expect(last.items).toHaveLength(1);
    expect(last.body.meta).toMatchObject({ currentPage: 3, prev: 2, next: null });
    expect(beyond.body).toMatchObject({ data: [], meta: { prev: 3, next: null } });
  });

  it("has ten on a page by default", async () => {
    expect((await anam.ask(`GET ${avatars}`)).items).toHaveLength(10);
  });

  it("filters by kind, style, tags and text", async () => {
    expect(await names("perPage=100&renderStyle=realistic")).toEqual(["Liv"]);
    expect(await names("perPage=100&renderStyle=unknown")).not.toContain("Liv");
    expect(await names("perPage=100&onlyOneShot=true")).not.toContain("Liv");
    expect((await names("tags=drawing,animal")).sort()).toEqual(["Mina", "Pip"]);
    expect(await names("search=FOX")).toEqual(["Pip"]);
  });

  it.each(["perPage=101", "page=0", "renderStyle=oil", "onlyOneShot=perhaps"])(
    "rejects %s, naming the parameter",
    async (query) => {
      const answer = await anam.ask(`GET ${avatars}?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { details: [{ path: query.split("=")[0] }] } });
    },
  );
});
