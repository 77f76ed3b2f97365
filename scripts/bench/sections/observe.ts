import { entryUrl } from "../build.ts";
import { median } from "../measure.ts";
import type { BenchReport } from "../report.ts";
import { measureRequests } from "../request.ts";
import { ratioOf } from "../rounds.ts";

const plan = { rounds: 300, operations: 30 };
const base = "fetch with a timeout";
const ours = "avatar-clients";
/** A loopback request takes a tenth of a millisecond; against a real request, this is negligible. */
const most = 1.2;

/**
 * What an observed client costs compared with one that nobody observes; the `request` section compares the latter with its
 * peers.
 */
export async function benchObserve(report: BenchReport): Promise<void> {
  report.section(`The same GET, observed, ${plan.rounds} rounds of ${plan.operations} in random order`);
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
