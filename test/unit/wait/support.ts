import { FakeClock } from "../../../scripts/common/stand-ins/fake-clock.ts";
import type { CallOptions } from "../../../src/core/config/options.ts";
import { NotFoundError, ServerError } from "../../../src/core/errors/index.ts";
import { createRedactor } from "../../../src/core/http/redact/redact.ts";
import type { SendLimits } from "../../../src/core/http/send-limits.ts";
import type { Waiter, WaitProgress, WaitStatus } from "../../../src/core/wait/lifecycle.ts";

export interface Thing {
  id: string;
  status: WaitStatus | (string & {});
}

export interface ReadyThing extends Thing {
  status: "ready";
}

export function thing(status: Thing["status"]): Thing {
  return { id: "t1", status };
}

/** The result of a poll: a status, or an error to throw. */
export type PollAnswer = Thing["status"] | Error;

export interface FakeWaiter extends Waiter<Thing, ReadyThing> {
  clock: FakeClock;
  asked: (CallOptions & SendLimits)[];
  seen: WaitProgress<Thing>[];
  onProgress(progress: WaitProgress<Thing>): void;
}

/** A waiter whose poll n returns answer n, repeating the last one. */
export function waiterOf(
  answers: readonly PollAnswer[],
  clock = new FakeClock({ holdFrom: Infinity }),
): FakeWaiter {
  const redactor = createRedactor(["sk_test_1"]);
  const asked: (CallOptions & SendLimits)[] = [];
  const seen: WaitProgress<Thing>[] = [];
  return {
    vendor: "anam",
    kind: "avatar",
    redactor,
    clock,
    minDelayMs: 2_000,
    asked,
    seen,
    onProgress: (progress) => void seen.push(progress),
    async get(_, options) {
      asked.push(options);
      const answer = answers[Math.min(asked.length, answers.length) - 1] ?? "processing";
      if (answer instanceof Error) throw answer;
      return thing(answer);
    },
    isReady: (item): item is ReadyThing => item.status === "ready",
    statusOf: ({ status }) =>
      status === "processing"
        ? { status: "processing" }
        : status === "failed"
          ? { status: "failed", reason: "no face" }
          : { status: "unknown" },
    timeoutNote: "is still building",
  };
}

const trace = { vendor: "anam", method: "GET", path: "/v1/avatars/{id}", attempts: [] } as const;

export function serverError(retryAfterMs?: number): ServerError {
  const failure = { status: 500, headers: new Headers(), body: "" };
  return new ServerError(trace, retryAfterMs === undefined ? failure : { ...failure, retryAfterMs });
}

export function notFound(): NotFoundError {
  return new NotFoundError(trace, { status: 404, headers: new Headers(), body: "" });
}
