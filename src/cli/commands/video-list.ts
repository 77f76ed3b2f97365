import type { Run } from "../command.ts";
import { fitTable } from "../terminal/fit-table.ts";
import { readLimit } from "./list.ts";
import { toJson } from "./video-tools.ts";
import { connectArgil } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { io, screen, values } = context;
  const limit = readLimit(values.limit);
  const argil = await connectArgil(context, "videos");
  const rows: unknown[][] = [];
  for await (const { items } of argil.videos.list({}, { signal: io.signal }).pages()) {
    const wanted = items.slice(0, limit - rows.length);
    for (const { id, name, status, createdAt } of wanted) rows.push([id, name, status, createdAt]);
    await screen.emitAll(wanted.map(toJson));
    if (screen.closed) break;
    if (wanted.length === items.length) continue;
    screen.note(`there are more than ${limit}; --limit all shows them`);
    break;
  }
  if (rows.length === 0) screen.note("no videos");
  else
    await screen.outAll(
      fitTable(io.stdout, [["ID", "NAME", "STATUS", "CREATED"], ...rows], ["NAME", "CREATED"]),
    );
  return "done";
};
