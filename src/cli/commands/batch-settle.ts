import { withJobs } from "../batch/open.ts";
import type { Run } from "../command.ts";

export const run: Run = async (context) => {
  const { io, screen, args, values } = context;
  const [key = "", outcome = ""] = args;
  return withJobs(context, {}, async (jobs) => {
    if (outcome === "not made")
      screen.note("waiting until no attempt can still be in flight, for up to about a minute ...");
    const item = await jobs.settle(key, outcome, { account: values.account, signal: io.signal });
    await screen.emit(item);
    await screen.out(`${item.key}: ${item.state}${item.id === null ? "" : ` ${item.id}`}`);
    if (item.state === "refused") screen.note(`to buy it again: avatars batch retry ${JSON.stringify(key)}`);
    return "done";
  });
};
