import { type Fault, faultsOf } from "./fault.ts";

const failures = "src/core/http/failures.ts";
const outcome = "src/core/http/outcome.ts";
const transport = "src/core/http/send.ts";

/** Faults in interpreting how a create ended. */
export const outcomeFaults: readonly Fault[] = [
  ...faultsOf(failures, [
    [
      "503 with Retry-After is retried",
      "if (once) return status === 429 && !giveBackRateLimits;",
      'if (once) return status === 429 ? !giveBackRateLimits : status === 503 && outcome.answer.headers.has("retry-after");',
    ],
  ]),
  ...faultsOf(outcome, [
    [
      "303 counts as a rejection",
      "status < 300 || status === 303 || status >= 500",
      "status < 300 || status >= 500",
    ],
    [
      "5xx counts as a rejection",
      "status < 300 || status === 303 || status >= 500",
      "status < 300 || status === 303",
    ],
  ]),
  ...faultsOf(transport, [
    [
      "an abort after sending rejects with the plain reason",
      'result.ended === "aborted" && !(creates && mayHaveActed(result))',
      'result.ended === "aborted"',
    ],
  ]),
  ...faultsOf(failures, [
    [
      "an unreadable 2xx is not an unknown outcome",
      "const unknown = isCreate(history) && (this.mayHaveActed(outcome) ||",
      "const unknown = isCreate(history) && ((this.mayHaveActed(outcome) && problem === undefined) ||",
    ],
  ]),
  ...faultsOf("src/core/time/clock.ts", [
    [
      "sentAt comes from a clock that started wrong",
      "return clock.wall ? clock.wall() : clock.now();",
      "return clock.now();",
    ],
  ]),
  ...faultsOf("src/core/http/attempt.ts", [
    [
      "the user's reason is passed to fetch",
      "controller.abort();\n          reject(",
      "controller.abort(reason);\n          reject(",
    ],
  ]),
  ...faultsOf("src/core/wait/rules.ts", [
    [
      "a poll may outlast the wait",
      "const end = bounded ? Math.max(deadline, clock.now() + lastPollMs) : Infinity;",
      "const end = Infinity;",
    ],
  ]),
];
