import { expect, test } from "vitest";
import { makePng } from "../../scripts/common/png.ts";
import { toProvider } from "../../src/index.ts";
import { connectAnam, connectArgil, connectProtoface } from "../support/contract-wire.ts";

test.each([
  {
    vendor: "anam",
    connect: () => connectAnam("code=201, example=processing", "example=processing", "example=ready", ""),
  },
  {
    vendor: "protoface",
    connect: () =>
      connectProtoface("code=202, example=processing", "example=processing", "example=ready", ""),
  },
  {
    vendor: "argil",
    connect: () => connectArgil("code=201, example=training", "example=training", "example=idle", ""),
  },
])("the same code creates, waits and lists at $vendor", async ({ vendor, connect }) => {
  const { client, exchanges } = connect();
  const provider = toProvider(client);

  const created = await provider.create({ name: "Ada", image: makePng(1280, 720) });
  expect(created).toMatchObject({ vendor, status: "processing", createdAt: expect.any(String) });
  const ready = await provider.wait(created.id);
  expect(ready).toMatchObject({ vendor, id: created.id, status: "ready", failureReason: undefined });
  expect(ready.native).toHaveProperty("id", created.id);
  const listed = await provider.list({ own: true }).toArray({ limit: 1 });
  expect(listed).toMatchObject([{ vendor, id: expect.any(String), name: expect.any(String) }]);

  expect(exchanges.map(({ method }) => method)).toEqual(["POST", "GET", "GET", "GET"]);
});
