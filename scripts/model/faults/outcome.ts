import { type Fault, faultsOf } from "./fault.ts";

const failures = "src/core/http/failures.ts";
const outcome = "src/core/http/outcome.ts";
const transport = "src/core/http/send.ts";

/** How the end of a create was read. */
export const outcomeFaults: readonly Fault[] = [
  ...faultsOf(failures, [
    [
      "503 with Retry-After is sent again",
      "if (once) return status === 429 && !giveBackRateLimits;",
      'if (once) return status === 429 ? !giveBackRateLimits : status === 503 && outcome.answer.headers.has("retry-after");',
    ],
  ]),
  ...faultsOf(outcome, [
    ["303 is a refusal", "status < 300 || status === 303 || status >= 500", "status < 300 || status >= 500"],
    ["5xx is a refusal", "status < 300 || status === 303 || status >= 500", "status < 300 || status === 303"],
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
      "a 2xx that cannot be read is no unknown outcome",
      "const unknown = isCreate(history) && (unreadable ||",
      "const unknown = isCreate(history) && ((unreadable && problem === undefined) ||",
    ],
  ]),
  ...faultsOf("src/core/time/clock.ts", [
    [
      "sentAt is of a clock that began wrong",
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
      "a poll may last longer than the wait",
      "const end = bounded ? Math.max(deadline, clock.now() + lastPollMs) : Infinity;",
      "const end = Infinity;",
    ],
  ]),
];
