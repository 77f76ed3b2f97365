import type { CreateAndWaitOptions, CreateManyOptions, VendorName } from "../../../src/index.ts";
import type { CallbackMood } from "../plan/schedule.ts";
import type { Aborter } from "./abort.ts";
import { describe } from "./describe.ts";
import type { Item } from "./package.ts";
import type { CallRecord } from "./records.ts";
import type { World } from "./world.ts";

/** The options of every kind of create. */
export type Options = CreateAndWaitOptions<Item> & CreateManyOptions<VendorName>;

/** The options of a call as planned, with callbacks that record what they are given. */
export function optionsOf(world: World, record: CallRecord, aborter: Aborter): Options {
  const { plan, signal, sendings, created, thrown } = record;
  const { callbacks } = plan;
  const who = `call ${plan.id}`;
  const { time } = world;
  function act(name: string, mood: CallbackMood): unknown {
    if (mood === "fine") return undefined;
    if (mood === "slow") return time.sleep(150, "plan");
    const error = new Error(`${name} of ${who} fails`);
    thrown.push(error);
    if (mood === "rejects") return Promise.reject(error);
    throw error;
  }
  return {
    signal,
    headers: { "x-model-call": String(plan.id) },
    ...(plan.timeoutMs !== undefined && { timeoutMs: plan.timeoutMs }),
    ...(plan.maxRetries !== undefined && { maxRetries: plan.maxRetries }),
    ...(plan.resend && { resend: true }),
    onSending(sending) {
      sendings.push({
        ...world.note(who, `is about to send ${JSON.stringify(sending.name)}`),
        sending,
        wall: time.wall,
        jumps: time.jumps,
      });
      aborter.onEvent("onSending");
      return act("onSending", callbacks.onSending);
    },
    ...(plan.kind === "createAndWait" && {
      maxWaitMs: plan.maxWaitMs ?? 60_000,
      onCreated(item) {
        created.push(world.note(who, `has ${item.id}`));
        return act("onCreated", callbacks.onCreated);
      },
      onProgress: () => act("onProgress", callbacks.onProgress),
    }),
    ...(plan.kind === "createMany" && {
      ...(plan.concurrency !== undefined && { concurrency: plan.concurrency }),
      ...(plan.drainMs !== undefined && { drainMs: plan.drainMs }),
      onSettled(result) {
        record.told.push({ ...world.note(who, `settles: ${describe([result])}`), result });
        aborter.onEvent("settled");
        return act("onSettled", callbacks.onSettled);
      },
    }),
  };
}
