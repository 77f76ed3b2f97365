import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../src/core/errors/index.ts";
import { failure, harness, reply } from "../support/harness.ts";

describe("api rejects, before anything is sent,", () => {
  it.each(["", ".", "..", "a\nb"])("the path parameter %j", async (id) => {
    await using h = await harness([reply(200)]);
    const error = await failure(
      InvalidInputError,
      h.anam.api.DELETE("/v1/avatars/{id}", { params: { path: { id } } }),
    );
    expect(error.reasons[0]).toMatch(/^id must/);
    expect(h.requests).toEqual([]);
  });

  it("a path without its parameters", async () => {
    await using h = await harness([reply(200)]);
    // @ts-expect-error The types require them too.
    await failure(InvalidInputError, h.anam.api.GET("/v1/avatars/{id}"));
    // @ts-expect-error The types require them too.
    await failure(InvalidInputError, h.anam.api.GET("/v1/avatars/{id}", { params: { path: {} } }));
    expect(h.requests).toEqual([]);
  });

  it("another base URL, which would receive the key", async () => {
    await using h = await harness([reply(200)]);
    for (const baseUrl of ["https://evil.example", `${h.url}.evil.example`, `${h.url}@evil.example`]) {
      const error = await failure(InvalidInputError, h.anam.api.GET("/v1/avatars", { baseUrl }));
      expect(error.reasons[0]).toContain(`the key is only sent to ${h.url}`);
    }
    expect(h.requests).toEqual([]);
  });

  it.each(["host", "cookie", "transfer-encoding", "content-length", "proxy-authorization"])(
    "the header %s",
    async (name) => {
      await using h = await harness([reply(200)]);
      const call = h.anam.api.GET("/v1/avatars", { headers: { [name]: "evil.example" } });
      expect((await failure(InvalidInputError, call)).reasons[0]).toContain(name);
      expect(h.requests).toEqual([]);
    },
  );
});
