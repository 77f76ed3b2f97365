import { describe, expect, it } from "vitest";
import type { Cell } from "../../scripts/faults/play/cell.ts";
import { allCells, testCells } from "./matrix.ts";
import { sampleCells } from "./sample.ts";

// Fixed, so that the same code gives the same result; `npm run test:slow` plays all cells, in CI on every push.
const seed = Number(process.env.FAULT_SEED || "1");
if (!Number.isInteger(seed))
  throw new Error(`FAULT_SEED must be a whole number, not ${process.env.FAULT_SEED}`);
const cells = sampleCells(seed);
console.log(`fault matrix: ${cells.length} of ${allCells().length} cells, FAULT_SEED=${seed}`);

describe(`a sample of the fault matrix (FAULT_SEED=${seed})`, () => testCells(cells));

describe("sampleCells", () => {
  const seeds = Array.from({ length: 8 }, (_, n) => n);
  const names = (some: number) =>
    sampleCells(some).map(({ row, operation, mode }) =>
      [row.name, operation.vendor, operation.name, mode].join(", "),
    );

  it("draws the same cells for the same seed, and others for another", () => {
    expect(names(7)).toEqual(names(7));
    expect(new Set(seeds.map((some) => names(some).join("\n"))).size).toBe(seeds.length);
  });

  /** All values of a property across the cells. */
  const values = (some: readonly Cell[], fact: (cell: Cell) => unknown) => new Set(some.map(fact));
  const creating = ({ operation: { kind } }: Cell) =>
    ["create", "repeatable", "apiCreate", "many"].includes(kind);

  it.each(seeds)("covers everything that the matrix covers, whatever the seed: %i", (some) => {
    const sample = sampleCells(some);
    const all = allCells();
    const facts: ((cell: Cell) => unknown)[] = [
      ({ row }) => row,
      (cell) => (creating(cell) ? cell.row : undefined),
      (cell) => (creating(cell) ? undefined : cell.row),
      ({ operation, mode }) => `${operation.vendor} ${operation.name}, ${mode}`,
      ({ row: { effect }, way }) => `${typeof effect === "string" ? effect : "status"}, ${way}`,
    ];
    for (const fact of facts) expect(values(sample, fact)).toEqual(values(all, fact));
  });
});
