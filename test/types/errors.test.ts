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

test("the class determines what an error carries", () => {
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

test("only the class for API failures has a status", () => {
  if (unknown instanceof AvatarClientError) {
    expectTypeOf(unknown.vendor).toEqualTypeOf<VendorName | undefined>();
    // @ts-expect-error: not every error has a response
    unknown.status;
    // @ts-expect-error: only invalid input has reasons
    unknown.reasons;
  }
});

test("isAvatarClientError narrows a caught value", () => {
  // @ts-expect-error: before that, nothing is known
  const before = () => unknown.code;
  if (isAvatarClientError(unknown)) {
    expectTypeOf(unknown).toExtend<AvatarClientError>();
    expectTypeOf(unknown.code).toEqualTypeOf<ErrorCode>();
    // @ts-expect-error: no such code
    if (unknown.code === "rate_limit") return;
    // @ts-expect-error: errors are read-only
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
  // ApiError itself represents statuses without a class. JobFailedError also represents its subclass.
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

test("codes are a closed list, so that a switch over them can be exhaustive", () => {
  expectTypeOf<string>().not.toExtend<ErrorCode>();
});
