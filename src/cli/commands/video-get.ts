import type { Run } from "../command.ts";
import { formatTable } from "../terminal/table.ts";
import { toJson } from "./video-tools.ts";
import { connectArgil } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { io, screen, args } = context;
  const argil = await connectArgil(context, "videos");
  const [id = ""] = args;
  const video = await argil.videos.get(id, { signal: io.signal });
  await screen.emit(toJson(video));
  const rows = [
    ["id", video.id],
    ["name", video.name],
    ["status", video.status],
    ["created", video.createdAt],
    ["file", video.videoUrl],
    ["preview", video.previewUrl],
  ].filter(([, value]) => value !== undefined && value !== null && value !== "");
  await screen.outAll(formatTable(rows));
  return "done";
};
