import { SimClock } from "../../shared/stand-ins/sim-clock.ts";
import type { BenchReport } from "../report.ts";
import { buildTimes, type Cost, candidates, costOf, others, ours } from "../schedules.ts";

const seed = 20_260_801;
const builds = 20_000;

function compare(cost: Cost, own: Cost): string {
  if (cost.requests >= own.requests && cost.delay >= own.delay) return "ours is better in both";
  if (cost.requests <= own.requests && cost.delay <= own.delay) return "better than ours in both";
  return cost.delay < own.delay ? "sooner, for more requests" : "fewer requests, later";
}

/** Requests that a wait sends against how long after the build it notices. */
export async function benchSchedules(report: BenchReport): Promise<void> {
  report.section(`Polling schedules, ${builds} simulated builds of each kind, means`);
  const chance = new SimClock(0, seed);
  const random = () => chance.random();
  let kinds = 0;
  let beaten = 0;
  const rows = [["", "requests", "delay", ""]];
  for (const [kind, buildTime] of Object.entries(buildTimes)) {
    const times = Array.from({ length: builds }, () => buildTime(random));
    const own = costOf(ours, times, random);
    const row = (name: string, cost: Cost, verdict: string): void => {
      rows.push([`  ${name}`, cost.requests.toFixed(1), `${cost.delay.toFixed(1)} s`, verdict]);
    };
    rows.push([`builds ${kind}`, "", "", ""]);
    row("ours, 2 to 30 s", own, "");
    let better = 0;
    for (const [name, schedule] of Object.entries(others)) {
      const cost = costOf(schedule, times, random);
      const verdict = compare(cost, own);
      if (verdict === "ours is better in both") better += 1;
      row(name, cost, verdict);
    }
    for (const [name, schedule] of Object.entries(candidates)) {
      const cost = costOf(schedule, times, random);
      row(`(not built) ${name}`, cost, compare(cost, own));
    }
    kinds += 1;
    beaten += better === Object.keys(others).length ? 1 : 0;
  }
  report.table(rows);
  report.note(
    "\nA schedule that asks more often notices sooner: no schedule is better in both than every other.",
  );
  const figure = `in ${beaten} of ${kinds} kinds of build times`;
  report.goal("our schedule better in both than every other", beaten === kinds, figure);
}
