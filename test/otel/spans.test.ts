import { context, metrics, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-node";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createAvatarProvider, InvalidInputError, NotFoundError } from "../../src/index.ts";
import { type OpenTelemetryOptions, openTelemetry } from "../../src/otel/index.ts";
import { png, protofaceAvatar } from "../unit/support/fixtures.ts";
import { failure, harness, key, rejection, reply } from "../unit/support/harness.ts";

const exporter = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
provider.register();
const metricExporter = new InMemoryMetricExporter(AggregationTemporality.DELTA);
const reader = new PeriodicExportingMetricReader({
  exporter: metricExporter,
  exportIntervalMillis: 3_600_000,
});
const meterProvider = new MeterProvider({ readers: [reader] });
metrics.setGlobalMeterProvider(meterProvider);
const instrumentation = new UndiciInstrumentation();
instrumentation.setTracerProvider(provider);
instrumentation.disable();

beforeEach(async () => {
  await meterProvider.forceFlush();
  exporter.reset();
  metricExporter.reset();
});
afterAll(async () => {
  instrumentation.disable();
  await Promise.all([provider.shutdown(), meterProvider.shutdown()]);
  trace.disable();
  metrics.disable();
  context.disable();
});

const tooMany = reply(429, {});
const created = reply(201, protofaceAvatar(), { "x-request-id": "req_1" });
const building = reply(200, protofaceAvatar());
const ready = reply(200, protofaceAvatar({ status: "ready" }));
const slow = [tooMany, tooMany, created, building, building, building, building, ready];

/** The part of a span that we promise; the port, chosen at random, is checked separately. */
function shown(span: ReadableSpan, port: number) {
  const { "server.port": at, ...attributes } = span.attributes;
  if (span.kind === SpanKind.CLIENT) expect(at).toBe(port);
  const events = span.events.map(({ name, attributes = {} }) =>
    [name, ...Object.values(attributes)].join(" "),
  );
  const status = SpanStatusCode[span.status.code];
  return {
    name: span.name,
    kind: SpanKind[span.kind],
    attributes,
    status,
    ...(events.length > 0 && { events }),
  };
}

async function spansOf(options: OpenTelemetryOptions | undefined, steps = slow) {
  await using clients = await harness(steps, { observe: openTelemetry(options) });
  const image = png(64, 64);
  await rejectionOrResult(clients.protoface.avatars.createAndWait({ name: "Ada", image }));
  return { spans: exporter.getFinishedSpans(), port: Number(new URL(clients.url).port) };
}

const rejectionOrResult = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

const common = {
  "avatar_clients.vendor": "protoface",
  "server.address": "127.0.0.1",
  "url.scheme": "http",
};
const post = {
  ...common,
  "http.request.method": "POST",
  "http.request.body.size": 36,
  "url.template": "/v1/avatars",
};
const get = {
  ...common,
  "http.request.method": "GET",
  "http.request.body.size": 0,
  "url.template": "/v1/avatars/{avatar_id}",
};
const client = { kind: "CLIENT", status: "UNSET" };

describe("a create after two 429s and a wait of five polls", () => {
  it("is one INTERNAL span, with a CLIENT span for each attempt and an event for each poll", async () => {
    const { spans, port } = await spansOf(undefined);
    const refused = { "http.response.status_code": 429, "error.type": "429" };
    const read = { ...client, name: "GET /v1/avatars/{avatar_id}" };
    const ok = { ...read, attributes: { ...get, "http.response.status_code": 200 } };
    const send = { ...client, name: "POST /v1/avatars" };
    expect(spans.map((span) => shown(span, port))).toEqual([
      { ...send, status: "ERROR", attributes: { ...post, ...refused } },
      { ...send, status: "ERROR", attributes: { ...post, ...refused, "http.request.resend_count": 1 } },
      {
        ...send,
        attributes: {
          ...post,
          "http.response.status_code": 201,
          "http.request.resend_count": 2,
          "avatar_clients.request_id": "req_1",
        },
      },
      ok,
      ok,
      ok,
      ok,
      ok,
      {
        name: "protoface avatars.createAndWait",
        kind: "INTERNAL",
        status: "UNSET",
        attributes: {
          "avatar_clients.vendor": "protoface",
          "avatar_clients.operation": "avatars.createAndWait",
        },
        events: [
          "poll avatar av_1 processing 1",
          "poll avatar av_1 processing 2",
          "poll avatar av_1 processing 3",
          "poll avatar av_1 processing 4",
          "poll avatar av_1 ready 5",
        ],
      },
    ]);
    const operation = spans.at(-1)?.spanContext();
    for (const span of spans.slice(0, -1)) {
      expect(span.parentSpanContext?.spanId).toBe(operation?.spanId);
      expect(span.spanContext().traceId).toBe(operation?.traceId);
    }
  });

  it("are recorded in a histogram of seconds by template and status", async () => {
    await spansOf(undefined);
    await meterProvider.forceFlush();
    const [resource] = metricExporter.getMetrics();
    const [scope] = resource?.scopeMetrics ?? [];
    const [histogram] = scope?.metrics ?? [];
    expect(scope?.scope.name).toBe("avatar-clients");
    expect(histogram?.descriptor).toMatchObject({ name: "http.client.request.duration", unit: "s" });
    const counts = histogram?.dataPoints.map(({ attributes, value }) => {
      const { count, sum = 0 } = value as { count: number; sum?: number };
      // Seconds on loopback, not milliseconds.
      expect(sum).toBeLessThan(count * 2);
      const { "http.request.method": method, "http.response.status_code": status } = attributes;
      return [method, attributes["url.template"], status, attributes["error.type"], count];
    });
    expect(counts).toEqual([
      ["POST", "/v1/avatars", 429, "429", 2],
      ["POST", "/v1/avatars", 201, undefined, 1],
      ["GET", "/v1/avatars/{avatar_id}", 200, undefined, 5],
    ]);
  });
});

describe("together with undici's instrumentation", () => {
  const mine = (spans: readonly ReadableSpan[]) => spans.map(({ instrumentationScope: { name } }) => name);
  const platform = "@opentelemetry/instrumentation-undici";
  const [operation, attempt] = ["protoface avatars.createAndWait", "POST /v1/avatars"];

  it.each([
    ["ours", [attempt, operation], ["avatar-clients", "avatar-clients"]],
    ["platform", ["POST", operation], [platform, "avatar-clients"]],
    ["both", ["POST", attempt, operation], [platform, "avatar-clients", "avatar-clients"]],
  ] as const)(
    "there are exactly the spans that http: %s asks for, all in one trace",
    async (http, names, scopes) => {
      instrumentation.enable();
      try {
        const { spans } = await spansOf({ http }, [reply(403, {})]);
        expect(spans.map(({ name }) => name)).toEqual(names);
        expect(mine(spans)).toEqual(scopes);
        expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
      } finally {
        instrumentation.disable();
      }
    },
  );
});

describe("spans", () => {
  it("are children of the program's own span, separately for each call", async () => {
    await using clients = await harness([ready], { observe: openTelemetry() });
    const outer = provider.getTracer("test").startSpan("outer");
    await context.with(trace.setSpan(context.active(), outer), () =>
      Promise.all([clients.protoface.avatars.get("av_1"), clients.protoface.avatars.get("av_1")]),
    );
    const spans = exporter.getFinishedSpans();
    const operations = spans.filter(({ kind }) => kind === SpanKind.INTERNAL);
    expect(operations.map(({ parentSpanContext }) => parentSpanContext?.spanId)).toEqual(
      [outer, outer].map((span: Span) => span.spanContext().spanId),
    );
    const parents = spans
      .filter(({ kind }) => kind === SpanKind.CLIENT)
      .map((span) => span.parentSpanContext?.spanId);
    expect(parents.sort()).toEqual(operations.map((span) => span.spanContext().spanId).sort());
  });

  it("say how an operation failed, without the key", async () => {
    await using clients = await harness([reply(404, { error: { message: `no ${key}` } })], {
      observe: openTelemetry(),
    });
    await failure(NotFoundError, clients.protoface.avatars.get(key));
    await failure(InvalidInputError, clients.protoface.avatars.get(""));
    const [attempt, operation, refused] = exporter.getFinishedSpans();
    expect(attempt?.attributes).toMatchObject({ "http.response.status_code": 404, "error.type": "404" });
    expect(operation?.attributes["error.type"]).toBe("not_found");
    expect(operation?.status).toMatchObject({
      code: SpanStatusCode.ERROR,
      message: expect.stringContaining("[redacted]"),
    });
    expect(refused?.attributes["error.type"]).toBe("invalid_input");
    expect(
      JSON.stringify(
        exporter.getFinishedSpans().map(({ attributes, status, events }) => [attributes, status, events]),
      ),
    ).not.toContain(key);
  });

  it("say how an attempt without a response ended, and show nothing of a signal's reason", async () => {
    const reset = (_: unknown, response: { destroy(): void }) => response.destroy();
    await using clients = await harness([reset], { observe: openTelemetry(), maxRetries: 0 });
    await rejection(clients.protoface.avatars.get("av_1"));
    const stop = new AbortController();
    const hang = () => stop.abort(new RangeError("my secret"));
    await using hanging = await harness([hang], { observe: openTelemetry() });
    await rejection(hanging.protoface.avatars.get("av_1", { signal: stop.signal }));
    const [lost, failed, aborted, ended] = exporter.getFinishedSpans();
    expect(lost?.attributes["error.type"]).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(lost?.attributes).not.toHaveProperty("http.response.status_code");
    expect(failed?.attributes["error.type"]).toBe("connection");
    expect(aborted?.attributes["error.type"]).toBe("aborted");
    expect(ended?.attributes["error.type"]).toBe("RangeError");
    expect(ended?.status.message).toBeUndefined();
  });

  it("exist for providers, api and generators as well", async () => {
    await using clients = await harness([ready]);
    const observe = openTelemetry();
    const { url: baseUrl, clock } = clients;
    const provider = createAvatarProvider("protoface", { apiKey: key, baseUrl, clock, observe });
    for await (const { status } of provider.waitAll(["av_1"])) expect(status).toBe("ready");
    await provider.client.api.GET("/v1/avatars");
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual([
      "GET /v1/avatars/{avatar_id}",
      "protoface provider.waitAll",
      "GET /v1/avatars",
      "protoface api",
    ]);
  });

  it("are sent to the given providers", async () => {
    const other = new InMemorySpanExporter();
    const tracerProvider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(other)] });
    await spansOf({ tracerProvider }, [reply(403, {})]);
    expect([other.getFinishedSpans().length, exporter.getFinishedSpans().length]).toEqual([2, 0]);
  });
});

it("unknown options are rejected", () => {
  expect(() => openTelemetry({ spans: true } as never)).toThrow(InvalidInputError);
  expect(() => openTelemetry({ http: "mine" } as never)).toThrow("http must be ours, platform or both");
});
