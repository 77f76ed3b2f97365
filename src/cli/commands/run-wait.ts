import { readSeconds } from "../arguments/numbers.ts";
import type { Run } from "../command.ts";
import { awaitRuns, connectProtoface, openFolder } from "./run-tools.ts";

export const run: Run = async (context) => {
  const { screen, args, values } = context;
  const maxWaitMs = readSeconds(values.timeout, "--timeout");
  const protoface = await connectProtoface(context);
  const folder = await openFolder(context);
  return await awaitRuns(context, protoface, args, {
    maxWaitMs,
    folder,
    onReady: ({ id }) => screen.out(id),
  });
};
