import type { Context, Span } from "@opentelemetry/api";
import { NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import { expect, it } from "vitest";
import { NotFoundError } from "../../src/index.ts";
import { openTelemetry } from "../../src/otel/index.ts";
import { png, protofaceAvatar } from "../unit/support/fixtures.ts";
import { failure, harness, reply } from "../unit/support/harness.ts";

function boom(): never {
  throw new Error("boom");
}
const quiet = { forceFlush: async () => undefined, shutdown: async () => undefined };

it.each([
  [
    "onStart",
    { ...quiet, onStart: (_span: Span, _context: Context) => boom(), onEnd: (): void => undefined },
  ],
  ["onEnd", { ...quiet, onStart: (): void => undefined, onEnd: (): void => boom() }],
] as const)("a processor whose %s throws causes neither a lost avatar nor an error", async (_, processor) => {
  const tracerProvider = new NodeTracerProvider({ spanProcessors: [processor] });
  const observe = openTelemetry({ tracerProvider });
  await using clients = await harness([reply(201, protofaceAvatar()), reply(404, {})], { observe });
  const { id } = await clients.protoface.avatars.create({ name: "Ada", image: png(64, 64) });
  expect(id).toBe("av_1");
  await failure(NotFoundError, clients.protoface.avatars.get("av_1"));
  expect(clients.requests).toHaveLength(2);
});

it.each([
  ["a tracer", { getTracer: boom }],
  ["a span", { getTracer: () => ({ startSpan: boom, startActiveSpan: boom }) }],
] as const)("failing to get %s does not lose an avatar", async (what, tracerProvider) => {
  const observe = openTelemetry({ tracerProvider });
  await using clients = await harness([reply(201, protofaceAvatar())], { observe });
  const made = clients.protoface.avatars.create({ name: "Ada", image: png(64, 64) });
  // Without any tracer, this is reported before anything is sent.
  if (what === "a tracer") await expect(made).rejects.toThrow("boom");
  else expect((await made).id).toBe("av_1");
  expect(clients.requests).toHaveLength(what === "a tracer" ? 0 : 1);
});
