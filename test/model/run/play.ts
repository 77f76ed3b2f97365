import type { Schedule } from "../plan/schedule.ts";
import { quiet } from "../world/quiet.ts";
import { reconcileFinally } from "./look-up.ts";
import { perform } from "./perform.ts";
import { repeatUnderKeys } from "./repeat-under-keys.ts";
import { World } from "./world.ts";

/** Far more than any schedule needs. */
const mostSteps = 20_000;

/** Plays a schedule to its end and returns everything observed. */
export async function play(schedule: Schedule): Promise<World> {
  for (;;) {
    const world = await playOnce(schedule);
    // Another program's server took the vendor's port: start over with a new one.
    if (!world.vendor.lostPort) return world;
  }
}

async function playOnce(schedule: Schedule): Promise<World> {
  const world = await World.open(schedule);
  const onStray = (reason: unknown) => {
    const list = isPlatforms(reason) ? world.noise : world.stray;
    list.push(`nobody caught ${reason instanceof Error ? reason.stack : String(reason)}`);
    world.note("process", String(list.at(-1)).slice(0, 160));
  };
  process.on("unhandledRejection", onStray);
  process.on("uncaughtException", onStray);
  try {
    await drive(world, Promise.all(schedule.calls.map((plan) => perform(world, plan))));
    if (world.stuck === undefined) await drive(world, settle(world));
    // Unhandled rejections are reported one turn later.
    await quiet();
  } finally {
    world.close();
    await quiet();
    process.off("unhandledRejection", onStray);
    process.off("uncaughtException", onStray);
  }
  return world;
}

/** True for an exception that undici throws outside any call, where no client can catch it. */
function isPlatforms(reason: unknown): boolean {
  const stack = reason instanceof Error ? (reason.stack ?? "") : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return /undici|node:/.test(frames[0] ?? "") && /undici/.test(stack);
}

/** Advances the time whenever the program is idle, until the work is done. */
async function drive(world: World, work: Promise<unknown>): Promise<void> {
  let done = false;
  let failure: { thrown: unknown } | undefined;
  work.then(
    () => {
      done = true;
    },
    (thrown) => {
      done = true;
      failure = { thrown };
    },
  );
  for (let steps = 0; ; steps++) {
    await quiet();
    if (done) break;
    if (steps >= mostSteps || !world.time.step()) {
      const open = world.calls.filter(({ settled }) => !settled).map(({ plan }) => `call ${plan.id}`);
      const asking = world.lookups
        .filter(({ ended }) => !ended)
        .map(({ of }) => `a lookup of call ${of.call.plan.id}`);
      world.stuck = `${[...open, ...asking].join(", ") || "the end"} never settles (${steps} steps)`;
      return;
    }
  }
  if (failure) throw failure.thrown;
}

/** The vendor finishes its work, its list shows everything, and then everyone asks once more. */
async function settle(world: World): Promise<void> {
  const { time, journal } = world;
  journal.write("model", "everything comes to rest");
  await world.calm();
  await time.sleep(1_000, "plan");
  while (time.count("vendor") > 0) await time.sleep(1_000, "plan");
  await time.sleep(world.schedule.traits.lagMs + 1_000, "plan");
  for (const unknown of world.unknowns) await reconcileFinally(world, unknown);
  for (const unknown of world.unknowns) await reconcileFinally(world, unknown);
  await repeatUnderKeys(world);
}
