import { createReadStream } from "node:fs";
import { InvalidInputError } from "../../core/errors/index.ts";
import type { BatchItem } from "../items.ts";

const columns = ["key", "name", "image"] as const;

/**
 * The rows of a CSV file (RFC 4180, UTF-8) whose first line names its columns: `key`, `name` and `image`, in any order; others
 * are left out. Read as it is needed, so that it may be long.
 *
 * @throws InvalidInputError, with the line, for a file that cannot be read, a column that is missing, and a row that is short.
 */
export async function* rowsOfCsv(path: string): AsyncGenerator<BatchItem, void, undefined> {
  let places: number[] | undefined;
  for await (const { cells, line } of records(path)) {
    if (cells.length === 1 && cells[0] === "") continue;
    if (!places) {
      const names = cells.map((cell) => cell.trim().toLowerCase());
      places = columns.map((column) => names.indexOf(column));
      const missing = columns.filter((column) => !names.includes(column));
      if (missing.length > 0) {
        throw new InvalidInputError(undefined, [
          `${path}: the first line must name the columns ${columns.join(", ")}; ${missing.join(", ")} is missing`,
        ]);
      }
      continue;
    }
    const [key, name, image] = places.map((place) => cells[place]);
    if (key === undefined || name === undefined || image === undefined)
      throw new InvalidInputError(undefined, [`${path}, line ${line}: the row has too few columns`]);
    yield { key, name, image };
  }
}

/** Records of cells, with the line on which each begins. */
async function* records(path: string): AsyncGenerator<{ cells: string[]; line: number }> {
  let cells: string[] = [];
  let cell = "";
  let line = 1;
  let begins = 1;
  let quoted = false;
  /** The last character was a quote within a quoted cell: its end, or the first half of a quote. */
  let closing = false;
  let first = true;
  for await (const chunk of readText(path)) {
    for (const character of first ? chunk.replace(/^\uFEFF/, "") : chunk) {
      first = false;
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
      if (closing) quoted = false;
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
  if (quoted && !closing)
    throw new InvalidInputError(undefined, [`${path}, line ${begins}: a quoted cell is not closed`]);
  if (cell !== "" || cells.length > 0) yield { cells: [...cells, cell.replace(/\r$/, "")], line: begins };
}

async function* readText(path: string): AsyncGenerator<string> {
  try {
    for await (const chunk of createReadStream(path, "utf8")) yield chunk as string;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidInputError(undefined, [`${path} cannot be read: ${why}`], { cause });
  }
}
