import { describe, expect, test } from "vitest";
import { AuthenticationError, AvatarFailedError } from "../../src/index.ts";
import { observe, vendorWaits } from "../support/contract-waits.ts";
import { connectArgil, connectProtoface, rejection } from "../support/contract-wire.ts";
import { ids } from "../support/contract-wrappers.ts";

describe("createAndWait", () => {
  test.each([
    { vendor: "anam", script: ["code=201, example=processing", "example=processing", "example=ready"] },
    { vendor: "protoface", script: ["code=202, example=processing", "example=processing", "example=ready"] },
    { vendor: "argil", script: ["code=201, example=training", "example=training", "example=idle"] },
  ] as const)(
    "reports the id immediately at $vendor, then returns the ready avatar",
    async ({ vendor, script }) => {
      const { told, onProgress } = observe();
      const { id, createAndWait } = vendorWaits[vendor];
      const onCreated = (avatar: { id: string }) => void told.push(`created ${avatar.id}`);
      const { result, exchanges } = createAndWait({ onProgress, onCreated }, ...script);
      expect(await result).toHaveProperty("id", id);
      expect(told).toEqual([`created ${id}`, "processing after 0", "processing after 1", "ready after 2"]);
      expect(exchanges.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
    },
  );

  test("sends nothing more if the new avatar is ready immediately", async () => {
    const { told, onProgress } = observe();
    const { result, exchanges } = vendorWaits.anam.createAndWait({ onProgress }, "code=201, example=ready");
    expect(await result).toHaveProperty("id", ids.anam);
    expect(told).toEqual(["ready after 0"]);
    expect(exchanges).toHaveLength(1);
  });

  test.each([
    { vendor: "protoface", created: "code=202, example=processing", failed: "example=failed" },
    { vendor: "argil", created: "code=201, example=training", failed: "example=refused" },
  ] as const)("rejects with the failed avatar of $vendor", async ({ vendor, created, failed }) => {
    const { result } = vendorWaits[vendor].createAndWait({}, created, failed);
    const error = await rejection(result);
    expect(error).toBeInstanceOf(AvatarFailedError);
    expect(error).toHaveProperty("item.id", vendorWaits[vendor].id);
  });

  test.each([
    { vendor: "anam", created: "code=201, example=processing" },
    { vendor: "protoface", created: "code=202, example=processing" },
  ] as const)("ends at the first 401 from $vendor, with the avatar that was paid for", async (entry) => {
    const { vendor, created } = entry;
    const unauthorized = "code=401, example=unauthorized";
    const { result, exchanges } = vendorWaits[vendor].createAndWait({}, created, unauthorized);
    const error = await rejection(result);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toHaveProperty("item.id", vendorWaits[vendor].id);
    expect(exchanges).toHaveLength(2);
  });
});

describe("a wait for an avatar object", () => {
  test("sends nothing if it is ready", async () => {
    const { client, exchanges } = connectProtoface("example=ready");
    const avatar = await client.avatars.get(ids.protoface);
    expect(await client.avatars.wait(avatar)).toBe(avatar);
    expect(exchanges).toHaveLength(1);
  });

  test("sends nothing if it has failed", async () => {
    const { client, exchanges } = connectArgil("example=trainingFailed");
    const avatar = await client.avatars.get(ids.argil);
    expect(await rejection(client.avatars.wait(avatar))).toHaveProperty("item", avatar);
    expect(exchanges).toHaveLength(1);
  });
});
