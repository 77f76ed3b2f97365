import { cell } from "./cell.ts";
import { pad, width } from "./text.ts";

/** The longest name that a vendor accepts. A longer cell does not widen the other rows. */
const maxWidth = 256;

/**
 * Formats rows in aligned columns, line by line, so that a million rows are never held as one string. The last column is
 * not padded. Cells may be of any type.
 */
export function* formatTable(rows: readonly (readonly unknown[])[]): Generator<string, void, undefined> {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, value] of row.entries()) {
      widths[column] = Math.min(maxWidth, Math.max(widths[column] ?? 0, width(cell(value))));
    }
  }
  for (const row of rows) {
    yield row
      .map((value, column) => pad(cell(value), widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  }
}
