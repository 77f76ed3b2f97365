import { readWhole } from "../arguments/numbers.ts";
import type { Context, Run } from "../command.ts";
import { reportError } from "../errors/report.ts";
import { type Ending, worst } from "../exit-codes.ts";
import { fitTable } from "../terminal/fit-table.ts";
import { type Chosen, chooseVendors } from "../vendors/choose.ts";
import { connect } from "../vendors/connect.ts";
import { toJson } from "./show-avatar.ts";

export const run: Run = async (context) => {
  const { screen, values } = context;
  const limit = readLimit(values.limit);
  const chosen = await chooseVendors(context, "all");
  const found: Row[][] = [];
  const ends = await Promise.all(
    chosen.map(async (one, index) => {
      try {
        found[index] = await listOne(context, one, limit);
        return "done";
      } catch (error) {
        // Ctrl-C ends the whole command, not this vendor's part.
        if (context.io.signal.aborted) throw error;
        return await reportError(context, error);
      }
    }),
  );
  const rows = found.flat();
  if (rows.length > 0) {
    const head = ["VENDOR", "ID", "NAME", "STATUS", "CREATED"];
    await screen.outAll(fitTable(context.io.stdout, [head, ...rows], ["NAME", "CREATED"]));
  } else if (ends.includes("done")) {
    screen.note("no avatars");
  }
  return worst(ends satisfies Ending[]);
};

/** Reads how many items to list. @throws UsageError */
export function readLimit(limit: string | undefined): number {
  if (limit === "all") return Number.POSITIVE_INFINITY;
  return readWhole(limit, "--limit", 1, Number.MAX_SAFE_INTEGER) ?? 20;
}

/** The shown fields of an avatar, of whatever types the vendor sent. */
type Row = readonly unknown[];

/** Returns a vendor's avatars as rows; with --json they are printed as they arrive. */
async function listOne(
  { io, screen, values }: Context,
  { vendor, settings }: Chosen,
  limit: number,
): Promise<Row[]> {
  // Ask for one more than wanted, to know whether there are more.
  const pageSize = Math.min(100, limit + 1);
  const listed = connect(io, vendor, settings).list({ own: values.own, pageSize }, { signal: io.signal });
  const rows: Row[] = [];
  for await (const { items } of listed.pages()) {
    const wanted = items.slice(0, limit - rows.length);
    for (const { id, name, status, createdAt } of wanted) rows.push([vendor, id, name, status, createdAt]);
    await screen.emitAll(wanted.map(toJson));
    if (screen.closed) break;
    if (wanted.length === items.length) continue;
    screen.note(`${vendor}: there are more than ${limit}; --limit all shows them`);
    break;
  }
  return rows;
}
