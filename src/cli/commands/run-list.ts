import { readWhole } from "../arguments/numbers.ts";
import type { Run } from "../command.ts";
import { fitTable } from "../terminal/fit-table.ts";
import { connectProtoface, toJson } from "./run-tools.ts";

export const run: Run = async (context) => {
  const { io, screen, values } = context;
  const limit =
    values.limit === "all"
      ? Number.POSITIVE_INFINITY
      : (readWhole(values.limit, "--limit", 1, Number.MAX_SAFE_INTEGER) ?? 20);
  const protoface = await connectProtoface(context);
  const rows: unknown[][] = [];
  // Ask for one more than wanted, to know whether there are more.
  const listed = protoface.runs.list({ limit: Math.min(100, limit + 1) }, { signal: io.signal });
  for await (const { items } of listed.pages()) {
    const wanted = items.slice(0, limit - rows.length);
    for (const { id, model, status, created_at } of wanted) rows.push([id, model, status, created_at]);
    await screen.emitAll(wanted.map(toJson));
    if (screen.closed) break;
    if (wanted.length === items.length) continue;
    screen.note(`there are more than ${limit}; --limit all shows them`);
    break;
  }
  if (rows.length > 0)
    await screen.outAll(
      fitTable(io.stdout, [["ID", "MODEL", "STATUS", "CREATED"], ...rows], ["MODEL", "CREATED"]),
    );
  else screen.note("no runs");
  return "done";
};
