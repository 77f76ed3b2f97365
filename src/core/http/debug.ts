import type { ClientObserver, ObservedRequest } from "../config/observer.ts";
import { assertValid } from "../errors/input.ts";
import { kindOf } from "../input/fields.ts";

/**
 * An observer that prints a line for each attempt, retry and poll; `AVATAR_CLIENTS_DEBUG=1` in the environment gives it to
 * every client. No line holds a key, nor a body unless `bodies` is added.
 *
 * @param print where lines go. Default: `console.error`, so that what a program prints stays as it is.
 * @throws InvalidInputError where `print` is no function.
 * @example
 * const anam = createAnamClient({ observe: { ...debugObserver(), bodies: true } });
 */
export function debugObserver(print: (line: string) => void = (line) => console.error(line)): ClientObserver {
  assertValid(
    undefined,
    typeof print === "function" ? [] : [`print must be a function, not ${kindOf(print)}`],
  );
  const about = ({ vendor, operation, requestId, attempt }: ObservedRequest) =>
    `avatar-clients: ${vendor} ${operation}, ${requestId}, attempt ${attempt}:`;
  const shown = (body: unknown) => (body === undefined ? "" : ` ${JSON.stringify(body)}`);
  return {
    onRequest(request) {
      const { method, urlTemplate, id, requestBytes = "unknown", requestBody } = request;
      const of = id === undefined ? "" : ` (${JSON.stringify(id)})`;
      print(`${about(request)} ${method} ${urlTemplate}${of}, ${requestBytes} bytes${shown(requestBody)}`);
    },
    onResponse(response) {
      const { outcome, durationMs, responseBytes, vendorRequestId, responseBody } = response;
      const of = vendorRequestId === undefined ? "" : `, ${vendorRequestId}`;
      print(
        `${about(response)} ${outcome} in ${durationMs} ms, ${responseBytes} bytes${of}${shown(responseBody)}`,
      );
    },
    onRetry(retry) {
      print(`${about(retry)} again in ${retry.delayMs} ms`);
    },
    onPoll({ vendor, operation, kind, id, status, polls, elapsedMs, nextDelayMs }) {
      const next = nextDelayMs === undefined ? "over" : `next in ${nextDelayMs} ms`;
      const which = `${kind} ${JSON.stringify(id)}`;
      print(
        `avatar-clients: ${vendor} ${operation}, poll ${polls} of ${which}: ${status} after ${elapsedMs} ms, ${next}`,
      );
    },
  };
}
