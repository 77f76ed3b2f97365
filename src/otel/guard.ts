import type { Traced, Tracing } from "../core/config/observer.ts";

/**
 * Wraps tracing so that it never throws: span processors and context managers are third-party code, and an exception they
 * throw at the end of a create must not replace the avatar that was paid for.
 */
export function guardTracing({ operation, attempt }: Tracing): Tracing {
  return {
    operation: (of) => guard(() => operation(of)),
    attempt: (request) => guard(() => attempt(request)),
  };
}

function guard<Outcome>(begin: () => Traced<Outcome>): Traced<Outcome> {
  const traced = quietly(begin);
  return {
    within(run) {
      let ran: { result: ReturnType<typeof run> } | undefined;
      const once = () => {
        ran = { result: run() };
        return ran.result;
      };
      quietly(() => traced?.within(once));
      return ran ? ran.result : run();
    },
    end: (outcome) => quietly(() => traced?.end(outcome)),
  };
}

function quietly<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
