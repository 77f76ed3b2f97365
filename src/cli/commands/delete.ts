import type { Run } from "../command.ts";
import { reportError } from "../errors/report.ts";
import { UsageError } from "../errors/usage-error.ts";
import { type Ending, worst } from "../exit-codes.ts";
import { chooseOne } from "../vendors/choose.ts";
import { connect } from "../vendors/connect.ts";

const notOffered = new UsageError("argil's API cannot delete avatars", ["delete it on Argil's website"]);

export const run: Run = async (context) => {
  const { io, screen, args } = context;
  if (context.values.vendor?.includes("argil")) throw notOffered;
  const { vendor, settings } = await chooseOne(context);
  const provider = connect(io, vendor, settings);
  if (!provider.delete) throw notOffered;
  const ends: Ending[] = [];
  for (const id of args) {
    try {
      await provider.delete(id, { signal: io.signal });
      await screen.emit({ event: "deleted", vendor, id });
      await screen.out(`deleted ${id}`);
      ends.push("done");
    } catch (error) {
      if (io.signal.aborted) throw error;
      ends.push(await reportError(context, error, { facts: { id } }));
    }
  }
  return worst(ends);
};
