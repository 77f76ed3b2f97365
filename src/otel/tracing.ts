import type { Attributes, Context, MeterProvider, Span, TracerProvider } from "@opentelemetry/api";
import type {
  ObservedOperation,
  ObservedPoll,
  ObservedRequest,
  ObservedResponse,
  Traced,
  Tracing,
} from "../core/config/observer.ts";
import { packageVersion } from "../core/config/version.ts";
import { isAvatarClientError } from "../core/errors/index.ts";

export type OpenTelemetryApi = typeof import("@opentelemetry/api");

/** Options of `openTelemetry`. */
export interface OpenTelemetryOptions {
  /**
   * Whose spans and metrics to record for each HTTP request if the platform's fetch is instrumented as well, for instance by
   * `@opentelemetry/instrumentation-undici`. `ours` (the default) knows templates, attempts and vendors, and suppresses the
   * platform's spans; `platform` records no CLIENT spans and no metric of ours; `both` records two spans for each attempt.
   */
  http?: "ours" | "platform" | "both" | undefined;
  /** Default: the registered one. */
  tracerProvider?: TracerProvider | undefined;
  /** Default: the registered one. */
  meterProvider?: MeterProvider | undefined;
}

/** Creates spans, and records polls. */
export interface OpenTelemetryTracing extends Tracing {
  poll(poll: ObservedPoll): void;
}

/** The description of the context key of `suppressTracing` in `@opentelemetry/core`, which SDKs and instrumentations read. */
const suppressed = "OpenTelemetry SDK Context Key SUPPRESS_TRACING";

const name = "avatar-clients";

export function createTracing(
  { trace, metrics, context, createContextKey, SpanKind, SpanStatusCode }: OpenTelemetryApi,
  {
    http,
    tracerProvider = trace.getTracerProvider(),
    meterProvider = metrics.getMeterProvider(),
  }: OpenTelemetryOptions,
): OpenTelemetryTracing {
  const tracer = tracerProvider.getTracer(name, packageVersion);
  const duration = meterProvider
    .getMeter(name, packageVersion)
    .createHistogram("http.client.request.duration", {
      description: "Duration of HTTP client requests.",
      unit: "s",
      // As recommended by the semantic conventions.
      advice: {
        explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
      },
    });
  const operations = new Map<string, { span: Span; context: Context }>();

  function fail(span: Span, type: string, message?: string): void {
    span.setAttribute("error.type", type);
    span.setStatus({ code: SpanStatusCode.ERROR, ...(message !== undefined && { message }) });
  }

  return {
    operation({ vendor, operation, operationId }: ObservedOperation): Traced<{ error?: unknown }> {
      const attributes = { "avatar_clients.vendor": vendor, "avatar_clients.operation": operation };
      const span = tracer.startSpan(`${vendor} ${operation}`, { kind: SpanKind.INTERNAL, attributes });
      const own = trace.setSpan(context.active(), span);
      operations.set(operationId, { span, context: own });
      return {
        within: (run) => context.with(own, run),
        end(outcome) {
          operations.delete(operationId);
          // The reason of an abort is the user's own and may contain anything.
          const { error } = outcome;
          if (isAvatarClientError(error)) fail(span, error.code, error.message);
          else if ("error" in outcome) fail(span, error instanceof Error ? error.name : "_OTHER");
          span.end();
        },
      };
    },

    attempt(request: ObservedRequest): Traced<ObservedResponse> {
      const outer = operations.get(request.operationId)?.context ?? context.active();
      if (http === "platform") return { within: (run) => context.with(outer, run), end: () => undefined };
      const { method, attempt, requestBytes } = request;
      const attributes = addressOf(request);
      const template = attributes["url.template"];
      const span = tracer.startSpan(
        template === undefined ? method : `${method} ${template}`,
        {
          kind: SpanKind.CLIENT,
          attributes: {
            ...attributes,
            "avatar_clients.vendor": request.vendor,
            ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
            ...(requestBytes !== undefined && { "http.request.body.size": requestBytes }),
          },
        },
        outer,
      );
      const inner = trace.setSpan(outer, span);
      const own = http === "both" ? inner : inner.setValue(createContextKey(suppressed), true);
      const startedAt = performance.now();
      return {
        within: (run) => context.with(own, run),
        end({ status, outcome, vendorRequestId }) {
          const failed = status === undefined || status === 0 || status >= 400 || outcome !== String(status);
          const ended: Attributes = {
            ...(status && { "http.response.status_code": status }),
            ...(failed && { "error.type": outcome }),
          };
          span.setAttributes(ended);
          if (vendorRequestId !== undefined) span.setAttribute("avatar_clients.request_id", vendorRequestId);
          if (failed) fail(span, outcome);
          span.end();
          duration.record((performance.now() - startedAt) / 1000, { ...attributes, ...ended });
        },
      };
    },

    poll({ operationId, kind, id, status, polls }: ObservedPoll): void {
      operations.get(operationId)?.span.addEvent("poll", {
        "avatar_clients.kind": kind,
        "avatar_clients.id": id,
        "avatar_clients.status": status,
        "avatar_clients.polls": polls,
      });
    },
  };
}

/** The attributes that a request's spans and metrics share; a storage host has no template. */
function addressOf({ method, urlTemplate }: ObservedRequest) {
  const { protocol, hostname, port } = new URL(urlTemplate);
  const [, template] = /^[^:]+:\/\/[^/]+(\/.+)$/.exec(urlTemplate) ?? [];
  return {
    "http.request.method": method,
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    "url.scheme": protocol.slice(0, -1),
    ...(template !== undefined && { "url.template": template }),
  };
}
