import type { CallPlan } from "../plan/schedule.ts";
import type { World } from "../run/world.ts";
import type { Rule } from "./rule.ts";

/** The longest time that a call waits unless told to wait longer. */
const longestDefaultWaitMs = 15 * 60_000;

/** Slow callbacks take time at their author's expense. */
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

/** An abort ends a call, or a lookup, immediately. */
export const abortsAtOnce: Rule = (world) => [
  ...world.calls.flatMap(({ plan, aborted, settled }) =>
    aborted && settled && plan.kind !== "createMany" && settled.at > aborted.at
      ? [`call ${plan.id} continued for ${settled.at - aborted.at} ms after its abort`]
      : [],
  ),
  ...world.lookups.flatMap(({ of, aborted, ended }) =>
    aborted && ended && ended.at > aborted.at
      ? [`a lookup of call ${of.call.plan.id} continued after its abort`]
      : [],
  ),
];

/** A lookup has its own time limit, plus that of the pages it reads. */
export const answersInTime: Rule = (world) =>
  world.lookups.flatMap(({ of, started, ended, waitMs, kind }) => {
    const pages = Math.ceil(world.vendor.store.avatars.length / world.schedule.traits.pageCap) + 1;
    const waiting = kind === "candidates" ? 0 : (waitMs ?? longestDefaultWaitMs);
    const client = world.schedule.clients[of.call.plan.client];
    const readMs = client ? client.timeoutMs * (client.maxRetries + 1) : 0;
    const took = ended ? ended.at - started.at : 0;
    return took > waiting + pages * readMs + 1 ? [`a lookup of call ${of.call.plan.id} took ${took} ms`] : [];
  });

/** A call may take `timeoutMs * (maxRetries + 1)`, a wait its own limit plus two seconds. */
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

/** No rejection is left unhandled, and no abort reason is modified. */
export const nothingStray: Rule = (world) => [...world.stray];
