import { describe, expect, it } from "vitest";
import { faultRows } from "./faults.ts";
import { allCells, testCells } from "./matrix.ts";
import { operations } from "./operations.ts";
import { sampleCells } from "./sample.ts";

// Fixed, so that the same code gives the same result; all cells are played by `npm run test:slow`, in CI on every push.
const seed = Number(process.env.FAULT_SEED || "1");
if (!Number.isInteger(seed))
  throw new Error(`FAULT_SEED takes a whole number, not ${process.env.FAULT_SEED}`);
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

  it.each(seeds)("has every fault and every operation, whatever the seed: %i", (some) => {
    const sample = sampleCells(some);
    expect(new Set(sample.map(({ row }) => row))).toEqual(new Set(faultRows));
    const creates = sample.filter(({ operation }) => /create/i.test(operation.kind));
    expect(new Set(creates.map(({ row }) => row))).toEqual(new Set(faultRows));
    for (const mode of ["always", "once"] as const) {
      const struck = new Set(sample.filter((cell) => cell.mode === mode).map(({ operation }) => operation));
      expect(struck).toEqual(new Set(operations));
    }
  });
});
