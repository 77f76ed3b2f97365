import type { Run } from "../command.ts";
import { formatTable } from "../terminal/table.ts";
import { chooseOne } from "../vendors/choose.ts";
import { connect } from "../vendors/connect.ts";
import { toJson } from "./show-avatar.ts";

export const run: Run = async (context) => {
  const { io, screen, args } = context;
  const { vendor, settings } = await chooseOne(context);
  const [id = ""] = args;
  const avatar = await connect(io, vendor, settings).get(id, { signal: io.signal });
  await screen.emit(toJson(avatar));
  const rows = [
    ["vendor", vendor],
    ["id", avatar.id],
    ["name", avatar.name],
    ["status", avatar.status],
    ["reason", avatar.failureReason],
    ["created", avatar.createdAt],
    ["preview", avatar.previewUrl],
  ].filter(([, value]) => value !== undefined && value !== null && value !== "");
  await screen.outAll(formatTable(rows));
  return "done";
};
