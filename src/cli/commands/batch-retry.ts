import { withJobs } from "../batch/open.ts";
import type { Run } from "../command.ts";

export const run: Run = async (context) => {
  const { screen, args, values } = context;
  const [key = ""] = args;
  return withJobs(context, {}, async (jobs) => {
    const item = await jobs.retry(key, { account: values.account });
    await screen.emit(item);
    await screen.out(`${item.key}: ${item.state}`);
    return "done";
  });
};
