import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../src/core/errors/index.ts";
import { failure, harness, reply } from "../support/harness.ts";

const asset = (id: string) => ({ id, name: "clip", status: "READY" });

describe("the list of Argil's assets", () => {
  it("continues as far as the header says", async () => {
    const page = (id: string) => reply(200, [asset(id)], { "x-total-pages": "2" });
    await using h = await harness([page("a"), page("b")]);
    const items = await h.argil.assets.list({ type: ["IMAGE", "VIDEO"], pageSize: 1 }).toArray();
    expect(items.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(h.log()).toEqual([
      "GET /assets?type=IMAGE&type=VIDEO&pageSize=1",
      "GET /assets?type=IMAGE&type=VIDEO&pageSize=1&page=2",
    ]);
  });

  it("starts at the requested page", async () => {
    await using h = await harness([reply(200, [asset("c")], { "x-total-pages": "3" })]);
    const page = await h.argil.assets.list({ page: 3 });
    expect(page.items).toHaveLength(1);
    expect(await page.next()).toBeUndefined();
    expect(h.log()).toEqual(["GET /assets?page=3"]);
  });

  it("continues after a full page if the headers are hidden", async () => {
    await using h = await harness([reply(200, [asset("a"), asset("b")]), reply(200, [asset("c")])]);
    const items = await h.argil.assets.list({ pageSize: 2 }).toArray();
    expect(items).toHaveLength(3);
    expect(h.requests).toHaveLength(2);
  });

  it("sends nothing until it is read, and rejects invalid parameters then", async () => {
    await using h = await harness([reply(200, [])]);
    const list = h.argil.assets.list(null as never);
    const error = await failure(InvalidInputError, Promise.resolve(list));
    expect(error.reasons).toEqual(["the list parameters must be an object, not null"]);
    expect(h.requests).toHaveLength(0);
  });
});
