import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FakeClock } from "../../scripts/common/stand-ins/fake-clock.ts";
import { inputs } from "../../scripts/faults/play/operations/common.ts";
import { type FaultSurroundings, startSurroundings } from "../../scripts/faults/play/surroundings.ts";
import { ConnectionError, createAvatarProvider, type VendorName } from "../../src/index.ts";

let surroundings: FaultSurroundings;
beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(() => surroundings[Symbol.asyncDispose]());

const vendors: readonly VendorName[] = ["anam", "protoface", "argil"];

describe.each(vendors)("concurrent creates at %s, which refuses connections,", (vendor) => {
  it("are each known not to have been sent, and retried", async () => {
    const provider = createAvatarProvider(vendor, {
      apiKey: "together-key",
      baseUrl: surroundings.refusing.origin,
      clock: new FakeClock(),
    });
    const results = await provider.createMany(inputs(6), { concurrency: 3 });
    for (const result of results) {
      expect(result).toMatchObject({ status: "failed" });
      const { error } = result as { error: unknown };
      expect(error).toBeInstanceOf(ConnectionError);
      expect(error).toMatchObject({ attempts: [{}, {}, { outcome: "ECONNREFUSED" }] });
    }
  });
});
