import { describe, expect, it } from "vitest";
import { type ApiError, NotFoundError, OutcomeUnknownError } from "../../../src/core/errors/index.ts";
import { pickSince } from "../../../src/core/list/find-created.ts";
import { anamAvatar, argilAvatar, png, protofaceAvatar } from "../support/fixtures.ts";
import { create, failure, harness, reply } from "../support/harness.ts";

const minute = 60_000;
// When the harness's clock starts, and so when its creates are sent.
const sentAt = Date.UTC(2026, 0, 1);
const iso = (offset: number) => new Date(sentAt + offset).toISOString();

/** What the vendor lists: matching and other names, before and after, and one without a date. */
const listed = [
  ["old", "Ada", iso(-10 * minute)],
  ["first", "Ada", iso(1_000)],
  ["other-name", "Ada 2", iso(2_000)],
  ["case", "ada", iso(2_000)],
  ["skewed", "Ada", iso(-minute)],
  ["last", "Ada", iso(minute)],
  ["undated", "Ada", undefined],
] as const;
const expected = ["last", "first", "skewed", "undated"];

describe("candidates()", () => {
  it("at Anam searches one-shot avatars by name, through every page", async () => {
    const avatars = listed.map(([id, displayName, createdAt]) => {
      const { createdAt: _, ...avatar } = anamAvatar({ id, displayName });
      return createdAt ? { ...avatar, createdAt } : avatar;
    });
    await using h = await harness([
      reply(500),
      reply(200, { data: avatars.slice(0, 4), meta: { next: 2 } }),
      reply(200, { data: avatars.slice(4), meta: { next: null } }),
    ]);
    const error = await failure(OutcomeUnknownError, create(h, "anam"));
    expect(h.requests).toHaveLength(1);
    expect((await error.candidates<{ id: string }>()).map(({ id }) => id)).toEqual(expected);
    const query = "search=Ada&onlyOneShot=true&perPage=100";
    expect(h.log().slice(1)).toEqual([`GET /v1/avatars?${query}`, `GET /v1/avatars?${query}&page=2`]);
  });

  it("at Protoface searches own avatars by name", async () => {
    const data = listed.map(([id, name, created_at]) =>
      protofaceAvatar({ id, name, created_at: created_at ?? "" }),
    );
    await using h = await harness([reply(500), reply(200, { data, has_more: false })]);
    const error = await failure(OutcomeUnknownError, create(h, "protoface"));
    expect((await error.candidates<{ id: string }>()).map(({ id }) => id)).toEqual(expected);
    expect(h.log()[1]).toBe("GET /v1/avatars?scope=org&q=Ada&limit=100");
  });

  it("at Protoface searches for its default name if none was given", async () => {
    const data = [protofaceAvatar({ name: "Custom Avatar", created_at: iso(1) }), protofaceAvatar()];
    await using h = await harness([reply(500), reply(200, { data, has_more: false })]);
    const error = await failure(OutcomeUnknownError, h.protoface.avatars.create({ image: png(9, 9) }));
    expect(error.sentName).toBeUndefined();
    expect(await error.candidates()).toHaveLength(1);
    expect(h.log()[1]).toBe("GET /v1/avatars?scope=org&q=Custom%20Avatar&limit=100");
  });

  it("at Argil searches the list", async () => {
    const avatars = listed.map(([id, name, createAt]) => {
      const { createdAt: _, ...avatar } = argilAvatar({ id, name });
      return createAt ? { ...avatar, createAt } : avatar;
    });
    await using h = await harness([reply(500), reply(200, avatars)]);
    const error = await failure(OutcomeUnknownError, create(h, "argil"));
    expect((await error.candidates<{ id: string }>()).map(({ id }) => id)).toEqual(expected);
    expect(h.log()[1]).toMatch(/^GET \/avatars(\?|$)/);
  });

  it("of a subscription are those with its URL", async () => {
    const callbackUrl = "https://me.example";
    const hooks = [
      { id: "w1", callbackUrl, events: [] },
      { id: "w2", callbackUrl: "https://other.example", events: [] },
    ];
    await using h = await harness([reply(500), reply(200, hooks)]);
    const call = h.argil.webhooks.create({ callbackUrl, events: ["AVATAR_TRAINING_SUCCESS"] });
    const error = await failure(OutcomeUnknownError, call);
    expect(await error.candidates()).toMatchObject([{ id: "w1" }]);
  });

  it("rejects if the search fails, rather than saying that there are none", async () => {
    await using h = await harness([reply(500)]);
    const error = await failure(OutcomeUnknownError, create(h, "protoface"));
    await expect(error.candidates()).rejects.toMatchObject({
      code: "server_error",
    } satisfies Partial<ApiError>);
  });

  it("are none at Anam if its list responds with 404", async () => {
    await using h = await harness([reply(500), reply(404)]);
    const error = await failure(OutcomeUnknownError, create(h, "anam"));
    expect(await error.candidates()).toEqual([]);
    await failure(NotFoundError, h.anam.avatars.get("a1"));
  });
});

describe("findCreated", () => {
  it("offers the same search to a process without an error object", async () => {
    const data = listed.map(([id, name, created_at]) =>
      protofaceAvatar({ id, name, created_at: created_at ?? "" }),
    );
    await using h = await harness([reply(200, { data, has_more: false })]);
    const found = await h.protoface.avatars.findCreated({ name: "Ada", since: new Date(sentAt) });
    expect(found.map(({ id }) => id)).toEqual(expected);
  });

  it.each([
    [-2 * minute, true],
    [-2 * minute - 1, false],
    [0, true],
  ])("allows for clocks that differ by two minutes: created at %s ms, %s", (offset, found) => {
    const item = { madeAt: sentAt + offset, item: "Ada" };
    expect(pickSince([item], new Date(sentAt))).toEqual(found ? ["Ada"] : []);
  });
});
