import { withJobs } from "../batch/open.ts";
import { accountLine } from "../batch/show.ts";
import type { Run } from "../command.ts";

export const run: Run = async (context) => {
  const { screen, values } = context;
  return withJobs(context, {}, async (jobs) => {
    await jobs.resume(values.account);
    for (const account of await jobs.accounts()) {
      if (values.account !== undefined && account.account !== values.account) continue;
      await screen.emit(account);
      await screen.out(accountLine(account));
    }
    return "done";
  });
};
