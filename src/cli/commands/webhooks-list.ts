import type { Run } from "../command.ts";
import { formatTable } from "../terminal/table.ts";
import { connectArgil, toCells, toJson } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { io, screen } = context;
  const argil = await connectArgil(context);
  const webhooks = await argil.webhooks.list({ signal: io.signal }).toArray();
  await screen.emitAll(webhooks.map(toJson));
  if (webhooks.length === 0) screen.note("no webhooks");
  else await screen.outAll(formatTable([["ID", "URL", "EVENTS"], ...webhooks.map(toCells)]));
  return "done";
};
