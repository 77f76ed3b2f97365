import { inspect } from "node:util";
import type { Message, Task } from "../../scripts/model/protocol.ts";
import { judge } from "./judge/judge.ts";
import { drawSchedule } from "./plan/draw.ts";
import { shrink } from "./plan/shrink.ts";
import { countsOf } from "./run/counts.ts";
import { play } from "./run/play.ts";
import { warmUp } from "./run/warm-up.ts";

/** A process that plays runs for `npm run test:model`; see there. */
const means = await warmUp();

function say(message: Message): void {
  process.send?.(message);
}

async function playAll(seeds: readonly number[], ignore: readonly string[]): Promise<void> {
  for (const seed of seeds) {
    say({ kind: "begun", seed });
    const world = await play(drawSchedule(seed, means));
    say({ kind: "played", seed, complaints: judge(world, ignore), counts: countsOf(world) });
  }
}

async function tell(seed: number, cutDown: boolean, ignore: readonly string[]): Promise<void> {
  let schedule = drawSchedule(seed, means);
  let world = await play(schedule);
  let complaints = judge(world, ignore);
  const [first] = complaints;
  if (cutDown && first) {
    schedule = await shrink(schedule, async (smaller) => {
      say({ kind: "begun", seed });
      const found = judge(await play(smaller), ignore);
      return found.some(({ rule }) => rule === first.rule);
    });
    world = await play(schedule);
    complaints = judge(world, ignore);
  }
  const text = [
    inspect(schedule, { depth: 12, breakLength: 118, compact: 6, maxArrayLength: null }),
    ...world.journal.lines,
    ...world.forgiven.map((each) => `forgiven: ${each}`),
    ...complaints.map(({ rule, text }) => `${rule}: ${text}`),
    complaints.length === 0 ? "nothing is wrong" : "",
  ].join("\n");
  say({ kind: "told", seed, text, complaints });
}

process.on("message", async (task: Task) => {
  if (task.kind === "play") await playAll(task.seeds, task.ignore);
  else await tell(task.seed, task.shrink, task.ignore);
  say({ kind: "idle", megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20) });
});
// The parent process is gone.
process.on("disconnect", () => process.exit());
say({ kind: "ready" });
