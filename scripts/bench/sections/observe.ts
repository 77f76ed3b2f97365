import { entryUrl } from "../build.ts";
import { median } from "../measure.ts";
import type { BenchReport } from "../report.ts";
import { measureRequests } from "../request.ts";
import { ratioOf } from "../rounds.ts";

const plan = { rounds: 300, operations: 30 };
const base = "fetch with a time-out";
const ours = "avatar-clients";
/** A request of loopback takes a tenth of a millisecond: of a real one this is nothing. */
const most = 1.2;

/** What watching a client costs, beside one that nobody watches; `request` has that one beside its peers. */
export async function benchObserve(report: BenchReport): Promise<void> {
  report.section(`The same GET, watched, ${plan.rounds} rounds of ${plan.operations} in random order`);
  const rounds = await measureRequests(plan, { observed: entryUrl("./protoface") });
  const rows = Object.entries(rounds).map(([name, each]) => [
    name,
    `${median(each).toFixed(0)} us`,
    ratioOf(rounds, name, base).toFixed(2),
    ratioOf(rounds, name, ours).toFixed(2),
  ]);
  report.table([["", "median", `to ${base}`, `to ${ours}`], ...rows]);
  for (const name of Object.keys(rounds).filter((each) => each.startsWith("with "))) {
    const ratio = ratioOf(rounds, name, ours);
    report.goal(`${name} within ${most} of ${ours}`, ratio <= most, ratio.toFixed(3));
  }
}
