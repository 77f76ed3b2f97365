import { afterAll, beforeAll, expect, it } from "vitest";
import { type Cell, cellsOf, mismatches, play } from "../../scripts/faults/play/cell.ts";
import { operations } from "../../scripts/faults/play/operations/operations.ts";
import { type FaultSurroundings, startSurroundings } from "../../scripts/faults/play/surroundings.ts";
import { faultRows } from "../../scripts/faults/rows/faults.ts";
import type { VendorName } from "../../src/index.ts";

/** Every meaningful cell, or those of one vendor: each fault with each operation. */
export function allCells(vendor?: VendorName): Cell[] {
  const own = operations.filter((operation) => vendor === undefined || operation.vendor === vendor);
  return faultRows.flatMap((row) => own.flatMap((operation) => cellsOf(row, operation)));
}

/** Tests that these cells end as the rules say, with one test per fault. */
export function testCells(cells: readonly Cell[]): void {
  let surroundings: FaultSurroundings;
  beforeAll(async () => {
    surroundings = await startSurroundings();
  });
  afterAll(() => surroundings[Symbol.asyncDispose]());

  const rows = [...new Set(cells.map(({ row }) => row))];
  it.each(rows)("ends every operation as the rules say: $name", async (row) => {
    const wrong: Record<string, string[]> = {};
    for (const cell of cells.filter((one) => one.row === row)) {
      const found = mismatches(cell, await play(cell, surroundings));
      const { vendor, name } = cell.operation;
      if (found.length > 0) wrong[`${vendor} ${name}, ${cell.mode}`] = found;
    }
    expect(wrong).toEqual({});
  });
}
