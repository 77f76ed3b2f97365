import { createReadStream } from "node:fs";
import { InvalidInputError } from "../../core/errors/index.ts";
import type { BatchItem } from "../ledger/items.ts";

const columns = ["key", "name", "image"] as const;

/**
 * Reads the rows of a CSV file (RFC 4180, UTF-8) whose first line names the columns `key`, `name` and `image`, in any order;
 * other columns are ignored. The file is read as rows are needed, so it may be long.
 *
 * @throws InvalidInputError with the line, if the file cannot be read, a column is missing, or a row is too short
 */
export async function* rowsOfCsv(path: string): AsyncGenerator<BatchItem, void, undefined> {
  let places: number[] | undefined;
  for await (const { cells, line } of records(path)) {
    if (cells.length === 1 && cells[0] === "") continue;
    if (!places) {
      const names = cells.map((cell) => cell.trim().toLowerCase());
      places = columns.map((column) => names.indexOf(column));
      const missing = columns.filter((column) => !names.includes(column));
      if (missing.length > 0) throw headError(path, `${missing.join(", ")} is missing`, cells);
      const twice = columns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
      if (twice.length > 0) throw headError(path, `${twice.join(", ")} is named twice`, cells);
      continue;
    }
    const [key, name, image] = places.map((place) => cells[place]);
    if (key === undefined || name === undefined || image === undefined)
      throw rowError(path, line, "the row has too few columns");
    yield { key, name, image };
  }
  if (!places) throw headError(path, "it is empty", []);
}

function headError(path: string, problem: string, cells: readonly string[]): InvalidInputError {
  const separator = cells.length === 1 && /[;\t|]/.exec(cells[0] ?? "")?.[0];
  const hint = separator ? `: separate cells with commas, not with ${JSON.stringify(separator)}` : "";
  return new InvalidInputError(undefined, [
    `${path}: the first line must name the columns ${columns.join(", ")}; ${problem}${hint}`,
  ]);
}

/** Yields records of cells, with the line on which each begins. */
async function* records(path: string): AsyncGenerator<{ cells: string[]; line: number }> {
  let cells: string[] = [];
  let cell = "";
  let line = 1;
  let begins = 1;
  let quoted = false;
  /** The last character was a quote within a quoted cell: the end of the cell, or the first half of an escaped quote. */
  let closing = false;
  for await (const chunk of readText(path)) {
    for (const character of chunk) {
      if (character === "\n") line++;
      if (quoted && !closing) {
        if (character === '"') closing = true;
        else cell += character;
        continue;
      }
      if (closing && character === '"') {
        cell += character;
        closing = false;
        continue;
      }
      if (closing) {
        if (!/[,\r\n]/.test(character))
          throw rowError(path, begins, "a quoted cell continues after its closing quote");
        quoted = false;
      }
      closing = false;
      if (character === '"' && cell === "") quoted = true;
      else if (character === ",") {
        cells.push(cell);
        cell = "";
      } else if (character === "\n") {
        cells.push(cell.replace(/\r$/, ""));
        yield { cells, line: begins };
        cells = [];
        cell = "";
        begins = line;
      } else cell += character;
    }
  }
  if (quoted && !closing) throw rowError(path, begins, "a quoted cell is not closed");
  if (cell !== "" || cells.length > 0) yield { cells: [...cells, cell.replace(/\r$/, "")], line: begins };
}

async function* readText(path: string): AsyncGenerator<string> {
  // The decoder also removes a byte order mark.
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const problem = cause instanceof TypeError ? "is not UTF-8: save it as UTF-8" : `cannot be read: ${why}`;
    throw new InvalidInputError(undefined, [`${path} ${problem}`], { cause });
  }
}

const rowError = (path: string, line: number, problem: string) =>
  new InvalidInputError(undefined, [`${path}, line ${line}: ${problem}`]);
