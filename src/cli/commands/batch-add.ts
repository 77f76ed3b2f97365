import { basename } from "node:path";
import { readWhole } from "../arguments/numbers.ts";
import { withJobs } from "../batch/open.ts";
import { itemsOf } from "../batch/sources.ts";
import type { Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { readVendors } from "../vendors/registry.ts";

export const run: Run = async (context) => {
  const { io, screen, args, values } = context;
  const [vendor, ...others] = readVendors(values.vendor ?? []);
  if (!vendor || others.length > 0) throw new UsageError("give exactly one --vendor: a batch has one vendor");
  const account = values.account ?? vendor;
  const limits = {
    ratePerMinute: readNumber(values.rate, "--rate"),
    creditLimit: readNumber(values["credit-limit"], "--credit-limit"),
    creditsPerItem: readNumber(values["credits-per-item"], "--credits-per-item"),
  };
  return withJobs(context, { accounts: { [account]: { vendor, ...limits } } }, async (jobs) => {
    const items = itemsOf(args, io.cwd, values.images);
    const name = values.batch ?? basename(args[0] ?? "");
    const batch = await jobs.createBatch({ account, name, items });
    const { added, skipped } = batch.added;
    await screen.emit({ event: "added", batch: batch.name, account, vendor, added, skipped });
    await screen.out(`${batch.name}: ${added} added${skipped > 0 ? `, ${skipped} already there` : ""}`);
    screen.note("to create them: avatars batch work");
    return "done";
  });
};

function readNumber(text: string | undefined, option: string): number | undefined {
  if (text === undefined || !/^\d*\.\d+$/.test(text))
    return readWhole(text, option, 0, Number.MAX_SAFE_INTEGER);
  return Number(text);
}
