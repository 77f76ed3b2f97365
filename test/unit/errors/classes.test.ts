import { describe, expect, it } from "vitest";
import type { Responder } from "../../../scripts/common/stand-ins/server.ts";
import * as entry from "../../../src/index.ts";
import {
  ApiError,
  AuthenticationError,
  AvatarClientError,
  AvatarFailedError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  InvalidInputError,
  InvalidResponseError,
  isAvatarClientError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionDeniedError,
  QuotaExceededError,
  RateLimitError,
  ServerError,
  TimeoutError,
  UnprocessableError,
  WaitTimeoutError,
} from "../../../src/index.ts";
import { create, expectInstance, failure, harness, rejection, reply } from "../support/harness.ts";

const quota = { error: { type: "quota_exceeded", code: "slots", message: "full", request_id: "req_1" } };

const byStatus = [
  [400, {}, BadRequestError, "bad_request"],
  [401, {}, AuthenticationError, "authentication"],
  [402, {}, QuotaExceededError, "quota_exceeded"],
  [403, {}, PermissionDeniedError, "permission_denied"],
  [404, {}, NotFoundError, "not_found"],
  [409, {}, ConflictError, "conflict"],
  [422, {}, UnprocessableError, "unprocessable"],
  [429, {}, RateLimitError, "rate_limited"],
  [429, quota, QuotaExceededError, "quota_exceeded"],
  [403, quota, QuotaExceededError, "quota_exceeded"],
  [500, {}, ServerError, "server_error"],
  [503, {}, ServerError, "server_error"],
  [599, {}, ServerError, "server_error"],
  [408, {}, ApiError, "api_error"],
  [410, {}, ApiError, "api_error"],
  [413, {}, ApiError, "api_error"],
  [418, {}, ApiError, "api_error"],
] as const;

describe("a failure status", () => {
  it.each(byStatus.map((row) => [row[2].name, ...row] as const))(
    "is a %s: %s %j",
    async (name, status, body, type, code) => {
      await using h = await harness([reply(status, body)]);
      const error = await failure(ApiError, h.protoface.avatars.get("av_1", { maxRetries: 0 }));
      expect(error).toBeInstanceOf(type);
      expect(error).toBeInstanceOf(AvatarClientError);
      expect(error).toBeInstanceOf(Error);
      expect(isAvatarClientError(error)).toBe(true);
      expect(error).toMatchObject({ name, code, status, vendor: "protoface" });
      expect(Object.getPrototypeOf(error)).toBe(type.prototype);
    },
  );
});

describe("the other errors", () => {
  it.each([
    [ConnectionError, "connection", (_, response) => void response.destroy()],
    [InvalidResponseError, "invalid_response", reply(200, "x")],
  ] satisfies [new (...args: never[]) => Error, string, Responder][])(
    "%s, code %s",
    async (type, code, step) => {
      await using h = await harness([step]);
      const error = await rejection(h.anam.avatars.get("a1"));
      expect(error).toBeInstanceOf(type);
      expect(error).toMatchObject({ name: type.name, code, vendor: "anam", path: "/v1/avatars/{id}" });
    },
  );

  it("OutcomeUnknownError and its cause identify their call", async () => {
    await using h = await harness([reply(500)]);
    const error = await failure(OutcomeUnknownError, create(h, "argil"));
    expect(error).toMatchObject({ name: "OutcomeUnknownError", code: "outcome_unknown", path: "/avatars" });
    const cause = expectInstance(ApiError, error.cause);
    expect(cause.attempts).toEqual(error.attempts);
    expect(error.message).toContain("2026-01-01T00:00:00.000Z");
    expect(error.message).toContain("(500)");
  });

  it("InvalidInputError lists its reasons", async () => {
    await using h = await harness([]);
    const error = await failure(InvalidInputError, h.anam.avatars.get(""));
    expect(error).toMatchObject({ name: "InvalidInputError", code: "invalid_input", vendor: "anam" });
    expect(error.message).toBe('anam: invalid input: id must not be ""');
    expect(error.reasons).toEqual(['id must not be ""']);
  });

  it("AvatarFailedError and WaitTimeoutError carry what was last seen", () => {
    const failed = new AvatarFailedError(
      { vendor: "argil", kind: "avatar", id: "g1", item: { id: "g1" } },
      "why",
    );
    expect(failed).toMatchObject({ name: "AvatarFailedError", code: "avatar_failed", reason: "why" });
    const seen = { vendor: "argil", kind: "avatar", id: "g1", item: undefined } as const;
    const late = new WaitTimeoutError(seen, { elapsedMs: 61_400, polls: 3 }, "is still training");
    expect(late).toMatchObject({
      name: "WaitTimeoutError",
      code: "wait_timeout",
      polls: 3,
      elapsedMs: 61_400,
    });
    expect(late.message).toBe('argil: avatar g1 is still training after 61 s; wait("g1") resumes');
    expect("item" in late).toBe(false);
  });

  it("have one code each", () => {
    const classes = Object.entries(entry).filter(([name]) => name.endsWith("Error") && /^[A-Z]/.test(name));
    expect(classes.map(([name]) => name)).toContain(TimeoutError.name);
    const codes = classes.map(([, type]) => (type as typeof AvatarClientError).prototype.code);
    // AvatarClientError itself has none.
    expect(codes.filter(Boolean)).toHaveLength(classes.length - 1);
    expect(new Set(codes).size).toBe(classes.length);
  });
});

describe("isAvatarClientError", () => {
  it.each([undefined, null, "x", {}, new Error("x"), new DOMException("x", "AbortError")])(
    "is false for %s",
    (e) => {
      expect(isAvatarClientError(e)).toBe(false);
    },
  );
});
