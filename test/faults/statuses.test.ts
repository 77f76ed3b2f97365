import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mismatches, play } from "../../scripts/faults/play/cell.ts";
import { operations } from "../../scripts/faults/play/operations/operations.ts";
import { type FaultSurroundings, startSurroundings } from "../../scripts/faults/play/surroundings.ts";
import { hints, statusFault } from "../../scripts/faults/rows/status.ts";

let surroundings: FaultSurroundings;
beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(() => surroundings[Symbol.asyncDispose]());

const vendors = ["anam", "protoface", "argil"] as const;

describe.each([300, 400, 450, 500, 550])("every failure status from %i to 49 above it", (first) => {
  it.each(["get", "create", "wait"])("ends %s as the rules say", async (name) => {
    for (let status = first; status < first + 50; status++) {
      const row = statusFault(status, hints[status % hints.length]);
      const operation = operations.find(
        (one) => one.name === name && one.vendor === vendors[(status % 7) % 3],
      );
      if (!operation) return expect.unreachable();
      const cell = { row, operation, mode: "always" } as const;
      expect(mismatches(cell, await play(cell, surroundings)), row.name).toEqual([]);
    }
  });
});
