import type { ItemResult } from "../../jobs/index.ts";
import { withJobs } from "../batch/open.ts";
import type { Run } from "../command.ts";

const atOnce = 500;

export const run: Run = async (context) => {
  const { screen, values } = context;
  return withJobs(context, {}, async (jobs) => {
    const from = values.batch === undefined ? jobs : await jobs.batch(values.batch);
    let held: ItemResult[] = [];
    const print = async () => {
      await screen.emitAll(held.map(toLine));
      await screen.outAll(
        held.map((item) => [item.key, item.state, item.id ?? "", item.reason ?? ""].join("\t").trimEnd()),
      );
      held = [];
    };
    for await (const item of from.results()) {
      held.push(item);
      if (held.length === atOnce) await print();
      if (screen.closed) return "done";
    }
    await print();
    return "done";
  });
};

function toLine({ key, name, vendor, state, id, reason, candidates }: ItemResult): object {
  return { key, name, vendor, state, id, reason, candidates };
}
