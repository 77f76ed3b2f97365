import { alignTable, markdownTable } from "../common/table.ts";
import { columns, shortColumns, summarize } from "./columns.ts";
import { cellsOf, mismatches, nameOf, type Played, play } from "./play/cell.ts";
import { operations } from "./play/operations/operations.ts";
import type { FaultSurroundings } from "./play/surroundings.ts";
import { faultRows } from "./rows/faults.ts";
import type { FaultRow } from "./rows/row.ts";

const legend = `What a user gets, and how many requests the server read: "ServerError 3" is that error after three.
A fault lasts for the whole operation (3 attempts, 5 polls of a wait), except where it needs a used connection.
"{ error }" is what the raw client returns for a failure status.
`;

async function playRow(row: FaultRow, surroundings: FaultSurroundings): Promise<Played[]> {
  const played: Played[] = [];
  for (const cell of operations.flatMap((operation) => cellsOf(row, operation))) {
    played.push({ cell, ...(await play(cell, surroundings)) });
  }
  return played;
}

/** Was anything charged twice in these cells? */
function twice(played: readonly Played[]): string {
  return played.some(({ bought, asked }) => bought > asked) ? "YES" : "never";
}

/** Plays every cell and prints the outcomes; returns false if one deviates from the rules. */
export async function printMatrix(surroundings: FaultSurroundings, markdown: boolean): Promise<boolean> {
  const shown = markdown ? shortColumns : columns;
  const rows = markdown ? faultRows.filter(({ short }) => short) : faultRows;
  const head = ["fault", ...shown.map(({ title }) => title), "create twice"];
  const all: Played[] = [];
  const lines: string[][] = [];
  for (const row of rows) {
    const played = await playRow(row, surroundings);
    all.push(...played);
    lines.push([row.name, ...shown.map((column) => summarize(column, played)), twice(played)]);
  }
  if (markdown) {
    console.log(markdownTable(head, lines));
    return all.every((one) => mismatches(one.cell, one).length === 0);
  }
  console.log(legend);
  console.log(alignTable(head, lines));
  return printTotals(all);
}

function printTotals(all: readonly Played[]): boolean {
  let wrong = 0;
  for (const one of all) {
    const found = mismatches(one.cell, one);
    if (found.length === 0) continue;
    wrong += 1;
    console.log(`WRONG: ${nameOf(one.cell)}: ${found.join("; ")}`);
  }
  const passing = all.filter(({ cell }) => cell.mode === "once").length;
  const requests = all.reduce((sum, one) => sum + one.requests, 0);
  const bought = all.filter(({ bought, asked }) => bought > asked).length;
  console.log(
    `\n${all.length} cells (${all.length - passing} with a lasting fault, ${passing} with a transient one), ` +
      `${requests} requests: ${wrong} deviate from the rules, ${bought} charged twice`,
  );
  return wrong === 0;
}
