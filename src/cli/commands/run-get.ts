import type { Run } from "../command.ts";
import { formatTable } from "../terminal/table.ts";
import { connectProtoface, toJson } from "./run-tools.ts";

export const run: Run = async (context) => {
  const { io, screen, args } = context;
  const [id = ""] = args;
  const protoface = await connectProtoface(context);
  const found = await protoface.runs.get(id, { signal: io.signal });
  await screen.emit(toJson(found));
  const rows = [
    ["id", found.id],
    ["model", found.model],
    ["status", found.status],
    ["progress", found.progress],
    ["error", found.error?.message],
    ["charged", found.credits?.charged],
    ["reserved", found.credits?.reserved],
    ["created", found.created_at],
    ["completed", found.completed_at],
  ].filter(([, value]) => value !== undefined && value !== null && value !== "");
  await screen.outAll(formatTable(rows));
  return "done";
};
