import { vendorNames } from "../../../src/core/vendors.ts";
import { createAvatarProvider, type VendorName } from "../../../src/index.ts";
import { SimClock } from "../../common/stand-ins/sim-clock.ts";
import { type SimulatedBuild, simulateVendor } from "../../common/stand-ins/simulated-vendor.ts";
import type { BenchReport } from "../report.ts";

const count = 1_000;
const seed = 20_261_120;
const start = Date.UTC(2026, 0, 1);
/** Median build times in seconds. Argil's documentation says 30; the others publish none, so a minute is assumed. */
const medians: Record<VendorName, number> = { anam: 60, protoface: 60, argil: 30 };
const fewerGoal: Record<VendorName, number> = { anam: 20, protoface: 20, argil: 50 };

interface Measured {
  requests: number;
  /** Mean, in seconds. */
  lag: number;
}

/** Log-normal build times: most are near the median, some several times as long. */
function makeBuilds(vendor: VendorName): SimulatedBuild[] {
  const chance = new SimClock(start, seed);
  return Array.from({ length: count }, (_, index) => {
    const normal = Math.sqrt(-2 * Math.log(1 - chance.random())) * Math.cos(2 * Math.PI * chance.random());
    return { id: `av-${index}`, readyAt: start + 1000 * medians[vendor] * Math.exp(0.5 * normal) };
  });
}

type Provider = ReturnType<typeof createAvatarProvider<VendorName>>;

async function measure(
  vendor: VendorName,
  wait: (provider: Provider, ids: string[]) => Promise<unknown>,
): Promise<Measured> {
  const builds = makeBuilds(vendor);
  const clock = new SimClock(start, seed);
  const simulated = simulateVendor(vendor, clock, builds);
  const provider = createAvatarProvider(vendor, { apiKey: "bench", fetch: simulated.fetch, clock });
  await clock.run(
    wait(
      provider,
      builds.map(({ id }) => id),
    ),
  );
  const lags = builds.map(({ id, readyAt }) => (simulated.seenAt.get(id) ?? Number.NaN) - readyAt);
  const { list, single } = simulated.counts;
  return { requests: list + single, lag: lags.reduce((sum, lag) => sum + lag, 0) / count / 1000 };
}

const oneEach = (provider: Provider, ids: string[]) => Promise.all(ids.map((id) => provider.wait(id)));
const together = async (provider: Provider, ids: string[]) => {
  for await (const { status, id } of provider.waitAll(ids)) if (status !== "ready") throw new Error(id);
};

/**
 * The cost of waiting for 1,000 builds at once on a simulated clock and vendor: `waitAll` against one `wait` each. Counts
 * the requests and measures how long after becoming ready an avatar is noticed.
 */
export async function benchWaits(report: BenchReport): Promise<void> {
  report.section(`waitAll against one wait each, ${count} builds at once on a simulated clock, seed ${seed}`);
  const rows = [["vendor", "requests, one wait each", "waitAll", "delay, one wait each", "waitAll"]];
  const goals: (() => void)[] = [];
  for (const vendor of vendorNames) {
    const single = await measure(vendor, oneEach);
    const many = await measure(vendor, together);
    const lags = [single, many].map(({ lag }) => `${lag.toFixed(1)} s`);
    rows.push([vendor, String(single.requests), String(many.requests), ...lags]);
    const fewer = single.requests / many.requests;
    goals.push(() => {
      const goal = fewerGoal[vendor];
      report.goal(`${vendor}, waitAll sends ${goal} times fewer requests`, fewer >= goal, fewer.toFixed(0));
      report.goal(`${vendor}, waitAll sees no later`, many.lag <= single.lag, lags.join(" and "));
    });
  }
  report.table(rows);
  for (const goal of goals) goal();
}
