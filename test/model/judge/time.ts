import type { CallPlan } from "../plan/schedule.ts";
import type { World } from "../run/world.ts";
import type { Rule } from "./rule.ts";

/** No more than this is waited for without being asked to. */
const longestDefaultWaitMs = 15 * 60_000;

/** Callbacks that take their time do so at the cost of whoever wrote them. */
function isSlow({
  onSending,
  onCreated,
  onProgress,
}: {
  onSending: string;
  onCreated: string;
  onProgress: string;
}): boolean {
  return [onSending, onCreated, onProgress].includes("slow");
}

/** An abort ends a call, or a question, at once. */
export const abortsAtOnce: Rule = (world) => [
  ...world.calls.flatMap(({ plan, aborted, settled }) =>
    aborted && settled && plan.kind !== "createMany" && settled.at > aborted.at
      ? [`call ${plan.id} went on for ${settled.at - aborted.at} ms after its abort`]
      : [],
  ),
  ...world.lookups.flatMap(({ of, aborted, ended }) =>
    aborted && ended && ended.at > aborted.at
      ? [`a question of call ${of.call.plan.id} went on after its abort`]
      : [],
  ),
];

/** A question has its own time, and that of the pages that it reads. */
export const answersInTime: Rule = (world) =>
  world.lookups.flatMap(({ of, started, ended, waitMs, kind }) => {
    const pages = Math.ceil(world.vendor.store.avatars.length / world.schedule.traits.pageCap) + 1;
    const waiting = kind === "candidates" ? 0 : (waitMs ?? longestDefaultWaitMs);
    const client = world.schedule.clients[of.call.plan.client];
    const readMs = client ? client.timeoutMs * (client.maxRetries + 1) : 0;
    const took = ended ? ended.at - started.at : 0;
    return took > waiting + pages * readMs + 1
      ? [`a question of call ${of.call.plan.id} took ${took} ms`]
      : [];
  });

/** A call has `timeoutMs * (maxRetries + 1)`, a wait what it was given and two seconds. */
export const endsInTime: Rule = (world) =>
  world.calls.flatMap(({ plan, started, settled, created, budgetMs }) => {
    if (!started || !settled || isSlow(plan.callbacks)) return [];
    if (plan.kind !== "create" && plan.kind !== "createAndWait") return [];
    const [made] = created;
    const createdMs = (made ?? settled).at - started.at;
    const waitedMs = made ? settled.at - made.at : 0;
    const waitMs = (plan.maxWaitMs ?? 60_000) + 2_000 + renderMs(world, plan);
    return [
      ...(createdMs > budgetMs + 1 ? [`call ${plan.id} took ${createdMs} ms of ${budgetMs} to create`] : []),
      ...(waitedMs > waitMs + 1 ? [`call ${plan.id} took ${waitedMs} ms of ${waitMs} to wait`] : []),
    ];
  });

/** A read, the render and another read; under a key after those of others, whose clients may be more patient. */
function renderMs({ schedule, calls }: World, { inputs }: CallPlan): number {
  if (schedule.resource !== "videos") return 0;
  const key = inputs[0]?.key;
  const sharing = calls.filter(({ plan }) => key !== undefined && plan.inputs[0]?.key === key);
  return 3 * Math.max(...calls.map(({ budgetMs }) => budgetMs)) * Math.max(1, sharing.length);
}

/** Nothing hangs, and nothing is left behind. */
export const comesToAnEnd: Rule = (world) => {
  if (world.stuck !== undefined) return [world.stuck];
  const timers = world.time.count("client");
  return timers > 0 ? [`${timers} timers of the clients are still set`] : [];
};

/** No rejection is left to the process, no reason written to. */
export const nothingStray: Rule = (world) => [...world.stray];
