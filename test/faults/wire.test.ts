import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inputs } from "../../scripts/faults/play/operations/common.ts";
import { type FaultSurroundings, startSurroundings } from "../../scripts/faults/play/surroundings.ts";
import { ways } from "../../scripts/faults/play/way.ts";
import { openWire } from "../../scripts/faults/play/wire.ts";
import { faultRows } from "../../scripts/faults/rows/faults.ts";
import { createProtofaceClient, toProvider } from "../../src/index.ts";

let surroundings: FaultSurroundings;
beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(() => surroundings[Symbol.asyncDispose]());

/** The server takes one connection after the other, so that it meets most of them when all are given up. */
const several = 12;

describe.each(ways)("several creates at a time, through a fetch that is %s", (way) => {
  it.each(["never read to its end", "no answer ever"])(
    "and that met `%s` take no time from what is asked afterwards",
    async (name) => {
      await using wire = await openWire({
        vendor: "protoface",
        surroundings,
        way,
        choose: (method) => faultRows.find((row) => method === "POST" && row.name === name),
      });
      const client = createProtofaceClient(wire.options);
      const results = await toProvider(client).createMany(inputs(several), { concurrency: several });
      expect(results).toMatchObject(Array(several).fill({ status: "unknown" }));
      for (let n = 0; n < several; n++) {
        expect(await client.avatars.list({}, { maxRetries: 0 })).toHaveProperty("items");
      }
    },
  );

  it("and that were aborted have all arrived once the wire has settled", async () => {
    const controller = new AbortController();
    await using wire = await openWire({
      vendor: "protoface",
      surroundings,
      way,
      choose: () => undefined,
      onEvent: () => wire.server.seen.length > 0 && controller.abort(),
    });
    const { signal } = controller;
    const provider = toProvider(createProtofaceClient(wire.options));
    await Promise.allSettled(inputs(several).map((input) => provider.create(input, { signal })));
    await wire.settle();
    const { bought } = wire.server.model;
    expect(bought).toBeGreaterThan(1);
    for (let n = 0; n < 10 * several; n++) await turn();
    expect(wire.server.model.bought).toBe(bought);
  });
});
