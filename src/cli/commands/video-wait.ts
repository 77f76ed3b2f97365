import { readSeconds } from "../arguments/numbers.ts";
import type { Run } from "../command.ts";
import { awaitVideo, checkOutput } from "./video-tools.ts";
import { connectArgil } from "./webhook-tools.ts";

export const run: Run = async (context) => {
  const { screen, args, values } = context;
  const maxWaitMs = readSeconds(values.timeout, "--timeout");
  await checkOutput(context);
  const argil = await connectArgil(context, "videos");
  const [id = ""] = args;
  const ending = await awaitVideo(context, argil, id, maxWaitMs);
  if (ending === "done") await screen.out(id);
  return ending;
};
