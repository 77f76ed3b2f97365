import { afterEach, expect, it, vi } from "vitest";
import { InvalidInputError } from "../../src/index.ts";
import { openTelemetry } from "../../src/otel/index.ts";
import { png, protofaceAvatar } from "../unit/support/fixtures.ts";
import { failure, harness, reply } from "../unit/support/harness.ts";

afterEach(() => {
  vi.doUnmock("@opentelemetry/api");
  vi.resetModules();
});

it("without @opentelemetry/api, every call says what to install, and nothing is sent", async () => {
  vi.doMock("@opentelemetry/api", () => {
    throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
  });
  await using clients = await harness([reply(201, protofaceAvatar())], { observe: openTelemetry() });
  const { protoface } = clients;
  const calls = [
    () => protoface.avatars.create({ name: "Ada", image: png(64, 64) }),
    () => protoface.avatars.list(),
    () => protoface.api.GET("/v1/avatars"),
  ];
  for (const call of calls) {
    const { reasons } = await failure(InvalidInputError, call());
    expect(reasons).toEqual([expect.stringMatching(/: npm install @opentelemetry\/api$/)]);
  }
  expect(clients.requests).toEqual([]);
});
