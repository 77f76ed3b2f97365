import { readSeconds } from "../arguments/numbers.ts";
import type { Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { worst } from "../exit-codes.ts";
import { chooseVendors } from "../vendors/choose.ts";
import { connect } from "../vendors/connect.ts";
import { createOne } from "./create-one.ts";
import { nameAfter } from "./picture.ts";
import { prepare } from "./prepare.ts";

export const run: Run = async (context) => {
  const { io, screen, args, values } = context;
  const [source = ""] = args;
  const maxWaitMs = readSeconds(values.timeout, "--timeout");
  if (maxWaitMs !== undefined && !values.wait) throw new UsageError("--timeout needs --wait");
  const chosen = await chooseVendors(context, "one");
  const idempotencyKey = values["idempotency-key"];
  if (idempotencyKey !== undefined && chosen.some(({ vendor }) => vendor !== "argil")) {
    throw new UsageError("--idempotency-key works only with argil: the other vendors cannot store it");
  }
  const name = values.name ?? nameAfter(source);
  // Before anything is sent: one vendor's invalid key must not surface while another vendor is already charging.
  const connected = chosen.map((one) => ({ ...one, provider: connect(io, one.vendor, one.settings) }));
  const jobs = await prepare(context, connected, source, name);
  if (values["dry-run"]) {
    screen.note(`dry run: nothing was sent to ${jobs.map(({ vendor }) => vendor).join(", ")}`);
    await screen.emit({ event: "dry-run", vendors: jobs.map(({ vendor }) => vendor), name });
    return "done";
  }
  const alone = jobs.length === 1;
  return worst(
    await Promise.all(
      jobs.map((job) => createOne(context, { ...job, name, idempotencyKey, maxWaitMs, alone })),
    ),
  );
};
