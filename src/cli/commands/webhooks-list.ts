import type { Run } from "../command.ts";
import { fitTable } from "../terminal/fit-table.ts";
import { connectArgil, toCells, toJson } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { io, screen } = context;
  const argil = await connectArgil(context);
  const webhooks = await argil.webhooks.list({ signal: io.signal }).toArray();
  await screen.emitAll(webhooks.map(toJson));
  if (webhooks.length === 0) screen.note("no webhooks");
  else
    await screen.outAll(
      fitTable(io.stdout, [["ID", "URL", "EVENTS"], ...webhooks.map(toCells)], ["URL", "EVENTS"]),
    );
  return "done";
};
