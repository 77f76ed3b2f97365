import { describe, expect, test } from "vitest";
import { isNode, type Node } from "../../scripts/contract/document.ts";
import {
  type ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  type ErrorCode,
  NotFoundError,
  OutcomeUnknownError,
  PermissionDeniedError,
  QuotaExceededError,
  RateLimitError,
  ServerError,
  UnprocessableError,
} from "../../src/index.ts";
import { type Case, cases } from "../support/contract-cases.ts";
import { rejection } from "../support/contract-wire.ts";

interface Expectation {
  readonly error: typeof ApiError;
  readonly code: ErrorCode;
  /** With the two retries that a client makes by default. */
  readonly attempts: number;
}

const byStatus: Record<number, Expectation> = {
  400: { error: BadRequestError, code: "bad_request", attempts: 1 },
  401: { error: AuthenticationError, code: "authentication", attempts: 1 },
  402: { error: QuotaExceededError, code: "quota_exceeded", attempts: 1 },
  403: { error: PermissionDeniedError, code: "permission_denied", attempts: 1 },
  404: { error: NotFoundError, code: "not_found", attempts: 1 },
  409: { error: ConflictError, code: "conflict", attempts: 1 },
  422: { error: UnprocessableError, code: "unprocessable", attempts: 1 },
  429: { error: RateLimitError, code: "rate_limited", attempts: 3 },
  500: { error: ServerError, code: "server_error", attempts: 3 },
  503: { error: ServerError, code: "server_error", attempts: 3 },
};

const creates = ({ operation, makesNothing }: Case): boolean => operation.method === "POST" && !makesNothing;

function expectation(entry: Case): Expectation {
  const { status, example = "" } = entry;
  const found = example.endsWith("Exhausted") ? byStatus[402] : byStatus[status];
  if (!found) throw new Error(`no expectation for ${status}: add it to the table`);
  // Under a key it is retried like a read, until the mock's request id repeats.
  if (entry.keyed) return status === 503 ? { ...found, attempts: 2 } : found;
  // A create is retried only after a rate limit.
  return creates(entry) && entry.status !== 429 ? { ...found, attempts: 1 } : found;
}

/** The vendor may have acted. */
const losesCreate = (entry: Case): boolean => creates(entry) && entry.status === 500;
const meansNone = ({ name, status }: Case): boolean =>
  ["anam.avatars.list", "anam.voices.list"].includes(name) && status === 404;

const failures = cases.filter((entry) => entry.status >= 400);
const refusals = failures.filter((entry) => !losesCreate(entry) && !meansNone(entry));

/** What the error should have read from the body, vendor by vendor. */
function details({ vendor, body }: Case): Node {
  const none = { type: undefined, apiCode: undefined, param: undefined, requestId: undefined };
  const root: Node = isNode(body) ? body : {};
  // For failed validations, the summary says what failed.
  if (vendor === "anam") return { ...none, text: [root.error, root.summary].filter(Boolean).join(": ") };
  if (vendor === "argil") return { ...none, apiCode: root.code, text: root.message };
  const { type, code, param, request_id, message }: Node = isNode(root.error) ? root.error : {};
  return { type, apiCode: code, param: param ?? undefined, requestId: request_id, text: message };
}

function expectAnswer(error: unknown, entry: Case, retryAfter: string | null | undefined): void {
  const { error: expected, code } = expectation(entry);
  const { vendor, operation, status, body } = entry;
  const { text, ...read } = details(entry);
  const { method, path } = operation;
  expect(error).toBeInstanceOf(expected);
  expect(error).toMatchObject({ name: expected.name, code, vendor, status, method, path, body, ...read });
  const { id, message } = error as ApiError;
  const about = id === undefined ? "" : ` (id ${JSON.stringify(id)})`;
  expect(message).toBe(`${vendor}: ${method} ${path}: ${status} ${text}${about}`);
  // A model is not the single object that starting a run is about.
  expect(id !== undefined).toBe(path.includes("{") && path !== "/v1/run/{model_id}");
  expect(error).toHaveProperty("retryAfterMs", retryAfter ? Number(retryAfter) * 1000 : undefined);
}

describe("a documented failure becomes its error", () => {
  test.each(refusals)("$name: $status $example", async (entry) => {
    const { result, exchanges } = entry.run(entry.prefer);
    const error = await rejection(result);
    expectAnswer(error, entry, exchanges[0]?.headers.get("retry-after"));
    const statuses = Array.from({ length: expectation(entry).attempts }, () => entry.status);
    expect(exchanges.map(({ status }) => status)).toEqual(statuses);
    expect(error).toHaveProperty(
      "attempts",
      statuses.map((status) => expect.objectContaining({ outcome: String(status) })),
    );
  });

  test.each(failures.filter(losesCreate))(
    "$name: $status leaves the outcome of a create unknown, and is not resent",
    async (entry) => {
      const { result, exchanges, clock } = entry.run(entry.prefer);
      const error = await rejection(result);
      if (!(error instanceof OutcomeUnknownError)) return expect.unreachable(String(error));
      const { method, path } = entry.operation;
      expect(error).toMatchObject({
        code: "outcome_unknown",
        vendor: entry.vendor,
        method,
        path,
        sentName: entry.sentName ?? "Ada",
      });
      expect(error.attempts).toHaveLength(1);
      expect(error.sentAt).toEqual(new Date(clock.now()));
      expect(exchanges).toHaveLength(1);
      expectAnswer(error.cause, entry, undefined);
    },
  );

  test.each(failures.filter(meansNone))("$name: $status is an empty list", async (entry) => {
    const { result, exchanges } = entry.run(entry.prefer);
    expect(await result).toMatchObject({ data: [], meta: { total: 0, next: null } });
    expect(exchanges.map(({ status }) => status)).toEqual([404]);
  });
});
