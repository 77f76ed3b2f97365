import { Random } from "../../scripts/common/random.ts";
import type { Cell } from "../../scripts/faults/play/cell.ts";
import type { FaultRow } from "../../scripts/faults/rows/row.ts";
import type { Mode } from "../../scripts/faults/rules/operation.ts";
import { vendorNames } from "../../src/core/vendors.ts";
import { allCells } from "./matrix.ts";

const modes: readonly Mode[] = ["always", "once"];

/** The rules distinguish faults by their effect on the client, and treat all failure statuses alike. */
function effectOf({ effect }: FaultRow): string {
  return typeof effect === "string" ? effect : "status";
}

/** Counts how often something was drawn. */
class Tally {
  readonly #counts = new Map<string, number>();

  of(...key: string[]): number {
    return this.#counts.get(key.join("\n")) ?? 0;
  }

  add(...key: string[]): void {
    this.#counts.set(key.join("\n"), this.of(...key) + 1);
  }
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Whether it may be resent: the first question that the rules ask. */
function sideOf({ operation: { kind } }: Cell): string {
  return ["create", "repeatable", "apiCreate", "many"].includes(kind) ? "create" : "other";
}

/**
 * About a tenth of the matrix, the same for the same seed: each fault strikes each vendor once permanently and once
 * transiently. It strikes creates and other operations in turn, choosing the fetch and the operation that have met faults of
 * its kind the least.
 */
export function sampleCells(seed: number): Cell[] {
  const random = new Random(seed);
  const drawn = new Tally();
  return vendorNames.flatMap((vendor) => {
    const cells = allCells(vendor);
    return [...new Set(cells.map(({ row }) => row))].flatMap((row) =>
      modes.flatMap((mode) => {
        const keysOf = (cell: Cell): string[][] => [
          [row.name, sideOf(cell)],
          [effectOf(row), cell.way ?? "platform"],
          [vendor, cell.operation.name, mode, effectOf(row)],
          [vendor, cell.operation.name],
        ];
        const counts = (cell: Cell) => keysOf(cell).map((key) => drawn.of(...key));
        const possible = cells.filter((cell) => cell.row === row && cell.mode === mode);
        const [cell] = shuffle(possible, random).sort((a, b) => compare(counts(a), counts(b)));
        if (cell === undefined) return [];
        for (const key of keysOf(cell)) drawn.add(...key);
        return [cell];
      }),
    );
  });
}

/** Compares by the first number that differs. */
function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((count, index) => count !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
