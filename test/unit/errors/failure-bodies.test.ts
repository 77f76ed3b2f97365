import { describe, expect, it } from "vitest";
import { ApiError } from "../../../src/core/errors/index.ts";
import { failure, harness, rejection, reply } from "../support/harness.ts";

describe("a failure", () => {
  it("carries what Protoface's envelope says", async () => {
    const said = {
      type: "invalid_request",
      code: "limit.range",
      message: "no",
      param: "limit",
      request_id: "req_7",
    };
    await using h = await harness([reply(400, { error: said }, { "retry-after": "2", "x-more": "kept" })]);
    const error = await failure(ApiError, h.protoface.avatars.get("av_1"));
    expect(error).toMatchObject({
      method: "GET",
      path: "/v1/avatars/{avatar_id}",
      type: "invalid_request",
      apiCode: "limit.range",
      param: "limit",
      requestId: "req_7",
      retryAfterMs: 2_000,
      body: { error: said },
      message: 'protoface: GET /v1/avatars/{avatar_id}: 400 no (id "av_1")',
      summary: "400 no",
    });
    expect(error.headers).toBeInstanceOf(Headers);
    expect(error.headers.get("x-more")).toBe("kept");
    expect(error.attempts).toHaveLength(1);
  });

  it("takes Protoface's request id from the header if the body has none", async () => {
    await using h = await harness([reply(502, "<h1>Bad gateway</h1>", { "x-request-id": "req_9" })]);
    const error = await failure(ApiError, h.protoface.avatars.get("av_1"));
    expect(error).toMatchObject({ requestId: "req_9", body: "<h1>Bad gateway</h1>", type: undefined });
    expect(error.message).toBe('protoface: GET /v1/avatars/{avatar_id}: 502 (id "av_1")');
  });

  it("carries Argil's numeric code", async () => {
    await using h = await harness([reply(404, { code: 5, message: "Avatar not found" })]);
    const error = await failure(ApiError, h.argil.avatars.get("g1"));
    expect(error).toMatchObject({ apiCode: 5, id: "g1" });
    expect(error.message).toBe('argil: GET /avatars/{id}: 404 Avatar not found (id "g1")');
  });

  it.each([
    [{ message: "m", error: "e", summary: "s" }, "m"],
    [{ error: "e", summary: "s" }, "e: s"],
    [{ error: "e" }, "e"],
    [{ error: { deep: 1 }, summary: "s" }, "s"],
    [
      {
        error: "Validation failed",
        details: [{ path: ["displayName"], message: "Required", code: "invalid_type" }],
        summary: "displayName: Required",
      },
      "Validation failed: displayName: Required",
    ],
    [{ error: "Validation failed", summary: "Validation failed: no name" }, "Validation failed: no name"],
    [{ error: "Validation failed", summary: "Validation failed" }, "Validation failed"],
    [{ message: "", error: "e", summary: "" }, "e"],
    [{ message: " ", error: "", summary: "s" }, "s"],
  ])("from Anam reads its message from %j", async (body, message) => {
    await using h = await harness([reply(400, body)]);
    const error = await failure(ApiError, h.anam.avatars.get("a1"));
    expect(error.message).toBe(`anam: GET /v1/avatars/{id}: 400 ${message} (id "a1")`);
  });

  it.each([{ message: "" }, { message: "", error: "", summary: "" }, { error: " \n" }, {}])(
    "from Anam without a message in %j is described by its status",
    async (body) => {
      await using h = await harness([reply(400, body)]);
      const error = await failure(ApiError, h.anam.avatars.get("a1"));
      expect(error.message).toBe('anam: GET /v1/avatars/{id}: 400 (id "a1")');
    },
  );

  it.each(["", "null", "[]", '"text"', "5", '{"error":null}', "[".repeat(50_000) + "]".repeat(50_000)])(
    "copes with the body %.20s at every vendor",
    async (body) => {
      await using h = await harness([reply(400, body)]);
      for (const vendor of ["anam", "protoface", "argil"] as const) {
        expect(await rejection(h[vendor].avatars.get("x"))).toMatchObject({ code: "bad_request" });
      }
    },
  );
});
