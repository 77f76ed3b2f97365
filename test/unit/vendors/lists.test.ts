import { describe, expect, it } from "vitest";
import { InvalidInputError, InvalidResponseError } from "../../../src/core/errors/index.ts";
import { anamAvatar, protofaceAvatar } from "../support/fixtures.ts";
import { failure, harness, reply } from "../support/harness.ts";

describe("the vendors' lists", () => {
  it("of Protoface falls back to the last id, and stops if the cursor does not advance", async () => {
    const page = { data: [protofaceAvatar({ id: "av_1" }), protofaceAvatar({ id: "av_2" })], has_more: true };
    await using h = await harness([reply(200, page)]);
    const error = await failure(InvalidResponseError, h.protoface.avatars.list({ limit: 2 }).toArray());
    expect(error.message).toContain("the list leads back to starting_after av_2, which was already read");
    expect(h.log()).toEqual(["GET /v1/avatars?limit=2", "GET /v1/avatars?limit=2&starting_after=av_2"]);
  });

  it("of Protoface stops at an empty page that promises more", async () => {
    await using h = await harness([reply(200, { data: [], has_more: true })]);
    await h.protoface.avatars.list().toArray();
    expect(h.requests).toHaveLength(1);
  });

  it.each([null, "scope=org", 7, []])("reject %j for their parameters, and send nothing", async (params) => {
    await using h = await harness([reply(200, { data: [] })]);
    for (const { avatars } of [h.anam, h.protoface, h.argil]) {
      const list = avatars.list as (params: unknown) => PromiseLike<unknown>;
      const error = await failure(InvalidInputError, Promise.resolve(list(params)));
      expect(error.reasons).toEqual([expect.stringContaining("the list parameters must be an object")]);
    }
    expect(h.requests).toHaveLength(0);
  });

  it("reject unknown parameters, and send nothing", async () => {
    await using h = await harness([reply(200, { data: [] })]);
    const lists = [h.anam.avatars.list, h.protoface.avatars.list, h.argil.avatars.list, h.argil.assets.list];
    for (const list of lists as ((params: object) => PromiseLike<unknown>)[]) {
      const error = await failure(InvalidInputError, list({ Limit: 5, limits: 5 }));
      expect(error.reasons).toEqual([
        expect.stringContaining("Limit is unknown; known: "),
        expect.stringContaining("limits is unknown"),
      ]);
    }
    expect(h.requests).toHaveLength(0);
  });

  it("of Anam follows meta.next, and stops if it leads back", async () => {
    const page = (next: number) => reply(200, { data: [anamAvatar()], meta: { next } });
    await using h = await harness([page(2), page(3), page(2)]);
    const error = await failure(InvalidResponseError, h.anam.avatars.list({ perPage: 1 }).toArray());
    expect(error.message).toContain("the list leads back to page 2, which was already read");
    expect(h.requests).toHaveLength(3);
  });

  it("of Anam is empty for a 404, whose status is kept", async () => {
    await using h = await harness([reply(404)]);
    const page = await h.anam.avatars.list({ perPage: 5 });
    expect(page).toMatchObject({
      items: [],
      status: 404,
      body: { data: [], meta: { total: 0, perPage: 5 } },
    });
    expect(await page.next()).toBeUndefined();
  });

  it.each([{ data: [{ id: 5 }] }, { data: {} }, {}, { data: [null] }])("reject the body %j", async (body) => {
    await using h = await harness([reply(200, { has_more: false, ...body })]);
    await failure(InvalidResponseError, h.anam.avatars.list().toArray());
    await failure(InvalidResponseError, h.protoface.avatars.list().toArray());
    await failure(InvalidResponseError, h.argil.avatars.list().toArray());
  });

  it("refuse a bare list where the document has an object around it", async () => {
    await using h = await harness([reply(200, [{ id: "1" }])]);
    await failure(InvalidResponseError, h.anam.avatars.list().toArray());
    await failure(InvalidResponseError, h.protoface.avatars.list().toArray());
    await failure(InvalidResponseError, h.argil.videos.list().toArray());
  });
});
