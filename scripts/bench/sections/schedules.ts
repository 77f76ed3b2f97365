import { SimClock } from "../../common/stand-ins/sim-clock.ts";
import type { BenchReport } from "../report.ts";
import { buildTimes, type Cost, costOf, fixed, others, ours } from "../schedules.ts";

const seed = 20_260_801;
const builds = 20_000;

/** How many requests a wait sends and how late it notices a finished build, with goals for both. */
export async function benchSchedules(report: BenchReport): Promise<void> {
  report.section(`Polling schedules, ${builds} simulated builds of each kind, means`);
  const chance = new SimClock(0, seed);
  const random = () => chance.random();
  const missed: string[] = [];
  const rows = [["", "requests", "late by"]];
  for (const [kind, buildTime] of Object.entries(buildTimes)) {
    const times = Array.from({ length: builds }, () => buildTime(random));
    const row = (name: string, cost: Cost): void => {
      rows.push([`  ${name}`, cost.requests.toFixed(1), `${cost.delay.toFixed(1)} s`]);
    };
    const own = costOf(ours, times, random);
    const asking = costOf(fixed, times, random);
    rows.push([`builds of ${kind}`, "", ""]);
    row("ours", own);
    row("fixed 5 s", asking);
    for (const [name, schedule] of Object.entries(others)) row(name, costOf(schedule, times, random));
    const mean = times.reduce((sum, time) => sum + time, 0) / builds;
    if (own.delay > Math.max(3, 0.15 * mean) || own.requests > asking.requests) missed.push(kind);
  }
  report.table(rows);
  report.goal(
    "no later than the greater of 3 s and 15 %, with no more requests than every 5 s",
    missed.length === 0,
    missed.length === 0 ? "for all kinds" : `not for builds of ${missed.join(", ")}`,
  );
}
