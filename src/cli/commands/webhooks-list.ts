import type { Run } from "../command.ts";
import { formatTable } from "../terminal/table.ts";
import { clean } from "../terminal/text.ts";
import { connectArgil } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { io, screen } = context;
  const argil = await connectArgil(context);
  const webhooks = await argil.webhooks.list({ signal: io.signal }).toArray();
  for (const webhook of webhooks) await screen.emit({ vendor: "argil", ...webhook });
  if (webhooks.length === 0) screen.note("no webhooks");
  const rows = webhooks.map(({ id, callbackUrl, events }) => [id, callbackUrl, events.join(", ")].map(clean));
  const table = rows.length > 0 ? formatTable([["ID", "URL", "EVENTS"], ...rows]) : [];
  for (const line of table) await screen.out(line);
  return "done";
};
