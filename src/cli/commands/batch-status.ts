import { sleep, systemClock } from "../../core/time/clock.ts";
import { withJobs } from "../batch/open.ts";
import { accountLine, countsOf, leftOf, pauseAfter, readStatus } from "../batch/show.ts";
import type { Run } from "../command.ts";

export const run: Run = async (context) => {
  const { io, screen, values } = context;
  return withJobs(context, {}, async (jobs) => {
    const batch = values.batch === undefined ? undefined : await jobs.batch(values.batch);
    const clock = io.clock ?? systemClock;
    for (;;) {
      const askedAt = clock.now();
      const status = await readStatus(jobs, batch);
      await screen.emit(status);
      const ends = status.finishesAt ? `; done about ${status.finishesAt.toISOString()}` : "";
      await screen.outAll([`${countsOf(status)}${ends}`, ...status.accounts.map(accountLine)]);
      if (!values.watch || leftOf(status) === 0 || screen.closed || io.signal.aborted) return "done";
      await sleep(clock, pauseAfter(clock.now() - askedAt), io.signal).catch(() => undefined);
      if (io.signal.aborted) return "done";
    }
  });
};
