import { afterAll, beforeAll, expect, it } from "vitest";
import type { VendorName } from "../../src/index.ts";
import { cellsOf, mismatches, play } from "./cell.ts";
import { faultRows } from "./faults.ts";
import { operations } from "./operations.ts";
import { type Surroundings, startSurroundings } from "./surroundings.ts";

/** Tests that every fault ends every operation of a vendor as the rules say. */
export function testMatrix(vendor: VendorName): void {
  let surroundings: Surroundings;
  beforeAll(async () => {
    surroundings = await startSurroundings();
  });
  afterAll(() => surroundings[Symbol.asyncDispose]());

  const own = operations.filter((operation) => operation.vendor === vendor);
  const rows = faultRows.filter((row) => row.vendor === undefined || row.vendor === vendor);
  it.each(rows)("ends every operation by the rules: $name", async (row) => {
    const wrong: Record<string, string[]> = {};
    for (const cell of own.flatMap((operation) => cellsOf(row, operation))) {
      const found = mismatches(cell, await play(cell, surroundings));
      if (found.length > 0) wrong[`${cell.operation.name}, ${cell.mode}`] = found;
    }
    expect(wrong).toEqual({});
  });
}
