import type { Output } from "../io.ts";
import { cell } from "./cell.ts";
import { formatTable } from "./table.ts";
import { cut, width } from "./text.ts";

/** A narrower column would be useless. */
const narrowest = 6;
const gap = 2;

/**
 * Fits a table with headings to the terminal by cutting columns, the widest first, down to a few characters. Cuts only the
 * given columns, so that ids can always be copied, and cuts nothing in a pipe.
 */
export function fitTable(
  { isTTY, columns }: Pick<Output, "isTTY" | "columns">,
  [head, ...rows]: readonly [readonly string[], ...(readonly unknown[])[]],
  mayBeCut: readonly string[],
): Iterable<string> {
  if (!isTTY || !columns) return formatTable([head, ...rows]);
  const texts = [head, ...rows].map((row) => row.map(cell));
  const widths = head.map((_, column) =>
    texts.reduce((most, row) => Math.max(most, width(row[column] ?? "")), 0),
  );
  const cuttable = head.flatMap((name, column) => (mayBeCut.includes(name) ? [column] : []));
  const used = () => widths.reduce((sum, each) => sum + each, gap * (widths.length - 1));
  for (let over = used() - columns; over > 0; over = used() - columns) {
    const [widest, next] = [...cuttable].sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
    const from = widest === undefined ? 0 : (widths[widest] ?? 0);
    if (widest === undefined || from <= narrowest) break;
    // In one step, down to the width of the next widest column.
    const to = Math.max(narrowest, Math.min(from - 1, next === undefined ? 0 : (widths[next] ?? 0)));
    widths[widest] = Math.max(to, from - over);
  }
  return formatTable(
    texts.map((row) =>
      row.map((text, column) => (cuttable.includes(column) ? cut(text, widths[column] ?? 0) : text)),
    ),
  );
}
