import { formatTable } from "../../src/cli/terminal/table.ts";

/** Aligns rows in columns; a head is printed first, followed by a rule. */
export function alignTable(
  head: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
): string {
  if (head === undefined) return [...formatTable(rows)].join("\n");
  // A rule is as wide as its column, head included.
  const rule = head.map((title, column) =>
    "-".repeat(Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))),
  );
  return [...formatTable([head, rule, ...rows])].join("\n");
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [head, head.map(() => "---"), ...rows].map(line).join("\n");
}

/** `103 of 103 (100.0 %)`. */
export function share(part: number, whole: number): string {
  return `${part} of ${whole}${whole === 0 ? "" : ` (${((100 * part) / whole).toFixed(1)} %)`}`;
}
