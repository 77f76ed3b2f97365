import { expectTypeOf, test } from "vitest";
import type * as errors from "../../src/index.ts";
import {
  type ApiError,
  type AttemptRecord,
  AvatarClientError,
  AvatarFailedError,
  type CreatedItem,
  type ErrorCode,
  InvalidInputError,
  isAvatarClientError,
  OutcomeUnknownError,
  RateLimitError,
  type VendorName,
  WaitTimeoutError,
} from "../../src/index.ts";

const unknown: unknown = undefined;

test("a class tells what an error carries", () => {
  if (unknown instanceof InvalidInputError) expectTypeOf(unknown.reasons).toEqualTypeOf<readonly string[]>();
  if (unknown instanceof RateLimitError) {
    expectTypeOf(unknown).toExtend<ApiError>();
    expectTypeOf(unknown.retryAfterMs).toEqualTypeOf<number | undefined>();
    expectTypeOf(unknown.vendor).toEqualTypeOf<VendorName>();
    expectTypeOf(unknown.apiCode).toEqualTypeOf<string | number | undefined>();
    expectTypeOf(unknown.attempts).toEqualTypeOf<readonly AttemptRecord[]>();
    expectTypeOf(unknown.headers).toEqualTypeOf<Headers>();
    expectTypeOf(unknown.body).toBeUnknown();
  }
  if (unknown instanceof OutcomeUnknownError) {
    expectTypeOf(unknown.sentAt).toEqualTypeOf<Date>();
    expectTypeOf(unknown.candidates()).resolves.toEqualTypeOf<CreatedItem[]>();
    expectTypeOf(unknown.candidates<{ id: string }>()).resolves.toEqualTypeOf<{ id: string }[]>();
  }
  if (unknown instanceof AvatarFailedError) expectTypeOf(unknown.reason).toBeString();
  if (unknown instanceof WaitTimeoutError) {
    expectTypeOf(unknown.id).toBeString();
    expectTypeOf([unknown.elapsedMs, unknown.polls]).toEqualTypeOf<number[]>();
  }
});

test("only the class of an API failure has a status", () => {
  if (unknown instanceof AvatarClientError) {
    expectTypeOf(unknown.vendor).toEqualTypeOf<VendorName | undefined>();
    // @ts-expect-error: not every error has an answer
    unknown.status;
    // @ts-expect-error: only refused input has reasons
    unknown.reasons;
  }
});

test("isAvatarClientError narrows what was caught", () => {
  // @ts-expect-error: nothing is known before
  const before = () => unknown.code;
  if (isAvatarClientError(unknown)) {
    expectTypeOf(unknown).toExtend<AvatarClientError>();
    expectTypeOf(unknown.code).toEqualTypeOf<ErrorCode>();
    // @ts-expect-error: no such code
    if (unknown.code === "rate_limit") return;
    // @ts-expect-error: errors are read, not written
    unknown.code = "timeout";
  }
  return before;
});

test("each class has one code, and every code belongs to a class", () => {
  type Exported = typeof errors;
  type ErrorClass = {
    [K in keyof Exported]: K extends `${string}Error` ? Exported[K] : never;
  }[keyof Exported];
  type Instances = Exclude<ErrorClass, typeof isAvatarClientError>["prototype"];
  type OwnCode<E> = E extends { code: infer C } ? (ErrorCode extends C ? never : C) : never;
  // ApiError itself stands for the statuses without a class.
  // JobFailedError stands for its subclass, too.
  expectTypeOf<OwnCode<Instances> | "api_error" | "job_failed">().toEqualTypeOf<ErrorCode>();
  expectTypeOf<RateLimitError["code"]>().toEqualTypeOf<"rate_limited">();
  expectTypeOf<InvalidInputError["code"]>().toEqualTypeOf<"invalid_input">();
  expectTypeOf<WaitTimeoutError["code"]>().toEqualTypeOf<"wait_timeout">();
});

test("codes narrow within a union of classes", () => {
  const failed = unknown as AvatarFailedError<{ id: string }> | WaitTimeoutError | undefined;
  if (failed?.code === "avatar_failed") expectTypeOf(failed.item.id).toBeString();
  if (failed?.code === "wait_timeout") expectTypeOf(failed.polls).toBeNumber();
  // @ts-expect-error: neither has this code
  if (failed?.code === "timeout") return;
});

test("codes are a closed list, so that a switch over them can be complete", () => {
  expectTypeOf<string>().not.toExtend<ErrorCode>();
});
