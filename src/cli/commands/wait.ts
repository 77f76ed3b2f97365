import { readSeconds } from "../arguments/numbers.ts";
import type { Run } from "../command.ts";
import { chooseOne } from "../vendors/choose.ts";
import { connect } from "../vendors/connect.ts";
import { awaitReady } from "./await-ready.ts";

export const run: Run = async (context) => {
  const { io, screen, args, values } = context;
  const maxWaitMs = readSeconds(values.timeout, "--timeout");
  const { vendor, settings } = await chooseOne(context);
  return await awaitReady(context, connect(io, vendor, settings), args, {
    maxWaitMs,
    onReady: ({ id }) => screen.out(id),
  });
};
