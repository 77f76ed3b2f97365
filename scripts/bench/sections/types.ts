import { median } from "../measure.ts";
import { installPeers } from "../peers/install.ts";
import type { BenchReport } from "../report.ts";
import { measureTypeCost, type TypeConsumer } from "../type-cost.ts";

const runs = 5;
const consumers: readonly TypeConsumer[] = ["avatar-clients", "openapi-fetch", "hey-api"];

/** The cost of type-checking a file that gets, lists, creates and deletes an avatar. */
export async function benchTypes(report: BenchReport): Promise<void> {
  installPeers();
  report.section(`Type checking a consumer of Protoface, medians of ${runs} processes each, interleaved`);
  const rounds = Array.from({ length: runs }, () => consumers.map(measureTypeCost));
  const costs = consumers.map((consumer, at) => {
    const measured = rounds.flatMap((round) => round[at] ?? []);
    const of = (figure: "instantiations" | "types" | "checkMs") =>
      median(measured.map((cost) => cost[figure]));
    return { consumer, instantiations: of("instantiations"), types: of("types"), checkMs: of("checkMs") };
  });
  const rows = costs.map(({ consumer, instantiations, types, checkMs }) => {
    return [consumer, String(instantiations), String(types), `${checkMs.toFixed(0)} ms`];
  });
  report.table([["", "instantiations", "types", "time"], ...rows]);
  const [ours, raw] = costs;
  if (!ours || !raw) return;
  const counts = `${ours.instantiations} to ${raw.instantiations}`;
  report.goal(
    "no more instantiations than raw openapi-fetch",
    ours.instantiations <= raw.instantiations,
    counts,
  );
  const milliseconds = `${ours.checkMs.toFixed(0)} to ${raw.checkMs.toFixed(0)} ms`;
  report.goal("type-checking no slower than raw openapi-fetch", ours.checkMs <= raw.checkMs, milliseconds);
}
