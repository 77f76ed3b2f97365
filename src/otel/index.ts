/**
 * OpenTelemetry spans and metrics for everything a client does.
 *
 * @module avatar-clients/otel
 */

import { checkOptions } from "../core/config/check-options.ts";
import { type ClientObserver, tracing } from "../core/config/observer.ts";
import { InvalidInputError } from "../core/errors/index.ts";
import { guardTracing } from "./guard.ts";
import { createTracing, type OpenTelemetryApi, type OpenTelemetryOptions } from "./tracing.ts";

export type { ClientObserver } from "../core/config/observer.ts";
export type { OpenTelemetryOptions } from "./tracing.ts";

/**
 * An observer that records spans and metrics: an INTERNAL span for each operation, a CLIENT span for each attempt, an event
 * for each poll, and the histogram `http.client.request.duration`. Needs `@opentelemetry/api`. It exports nothing itself: the
 * SDK that your program has set up does.
 *
 * @throws InvalidInputError for an unknown option. If `@opentelemetry/api` is not installed, every call of the client throws
 *   an InvalidInputError which says what to install, and nothing is sent.
 * @example
 * const anam = createAnamClient({ observe: openTelemetry() });
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): ClientObserver {
  checkOptions(undefined, options, { http: "any", tracerProvider: "any", meterProvider: "any" });
  const { http = "ours" } = options;
  if (!["ours", "platform", "both"].includes(http))
    throw new InvalidInputError(undefined, ["the option http must be ours, platform or both"]);
  const loading = loadApi().then((api) => createTracing(api, { ...options, http }));
  // Every call reports this error; here nobody handles it.
  loading.catch(() => undefined);
  const observer: ClientObserver = {
    onPoll: async (poll) => (await loading).poll(poll),
  };
  return Object.assign(observer, { [tracing]: async () => guardTracing(await loading) });
}

/** @throws InvalidInputError which says what to install */
async function loadApi(): Promise<OpenTelemetryApi> {
  try {
    return await import("@opentelemetry/api");
  } catch (cause) {
    const reason =
      "avatar-clients/otel needs the package @opentelemetry/api, which cannot be loaded: npm install @opentelemetry/api";
    throw new InvalidInputError(undefined, [reason], { cause });
  }
}
