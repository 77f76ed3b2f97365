import type { CallPlan, Schedule } from "./schedule.ts";

const mostPlays = 400;

/** The smallest schedule found that still fails. */
export async function shrink(
  schedule: Schedule,
  stillFails: (smaller: Schedule) => Promise<boolean>,
): Promise<Schedule> {
  let best = schedule;
  let plays = 0;
  for (let smaller = true; smaller; ) {
    smaller = false;
    for (const candidate of reductions(best)) {
      if (plays >= mostPlays) return best;
      plays += 1;
      if (!(await stillFails(candidate))) continue;
      best = candidate;
      smaller = true;
      break;
    }
  }
  return best;
}

/** Slightly reduced schedules, the largest reductions first. */
function* reductions(schedule: Schedule): Generator<Schedule> {
  const { calls, network, clock, traits, clients } = schedule;
  for (const call of calls) {
    if (calls.length > 1) yield { ...schedule, calls: calls.filter((each) => each !== call) };
  }
  if (schedule.reads.length > 0) yield { ...schedule, reads: [] };
  if (schedule.renders.length > 0) yield { ...schedule, renders: [] };
  if (schedule.connections.length > 0) yield { ...schedule, connections: [] };
  if (schedule.outages.length > 0) yield { ...schedule, outages: [] };
  if (clock.jumps.length > 0) yield { ...schedule, clock: { ...clock, jumps: clock.jumps.slice(1) } };
  if (clock.skewMs !== 0) yield { ...schedule, clock: { ...clock, skewMs: 0 } };
  if (traits.old.length > 0) yield { ...schedule, traits: { ...traits, old: traits.old.slice(1) } };
  if (traits.echoesKey) yield { ...schedule, traits: { ...traits, echoesKey: false } };
  if (traits.lagMs > 0) yield { ...schedule, traits: { ...traits, lagMs: 0 } };
  if (traits.pageCap < 100) yield { ...schedule, traits: { ...traits, pageCap: 100 } };
  for (const call of calls) {
    for (const less of callReductions(call)) {
      yield { ...schedule, calls: calls.map((each) => (each === call ? less : each)) };
    }
  }
  if (network.patch !== undefined) yield { ...schedule, network: { ...network, patch: undefined } };
  if (network.agent.connections !== undefined) {
    yield { ...schedule, network: { ...network, agent: { ...network.agent, connections: undefined } } };
  }
  if (network.agent.from !== "node") {
    yield { ...schedule, network: { ...network, agent: { ...network.agent, from: "node" } } };
  }
  for (const client of clients) {
    if (client.transport.kind === "platform") continue;
    const plain = { ...client, transport: { kind: "platform" as const } };
    yield { ...schedule, clients: clients.map((each) => (each === client ? plain : each)) };
  }
  for (const [index] of schedule.reads.entries()) {
    yield { ...schedule, reads: schedule.reads.filter((_, each) => each !== index) };
  }
}

const fine = { onSending: "fine", onCreated: "fine", onProgress: "fine", onSettled: "fine" } as const;

function* callReductions(call: CallPlan): Generator<CallPlan> {
  const { abort, drainMs, timeoutMs, maxRetries, ...rest } = call;
  if (call.inputs.length > 1) {
    yield { ...call, inputs: call.inputs.slice(0, Math.ceil(call.inputs.length / 2)) };
    yield { ...call, inputs: call.inputs.slice(1) };
  }
  if (abort) yield { ...rest, ...given({ drainMs, timeoutMs, maxRetries }) };
  if (timeoutMs !== undefined) yield { ...rest, ...given({ abort, drainMs, maxRetries }) };
  if (maxRetries !== undefined) yield { ...rest, ...given({ abort, drainMs, timeoutMs }) };
  if (drainMs !== undefined) yield { ...rest, ...given({ abort, timeoutMs, maxRetries }) };
  if (Object.values(call.callbacks).some((mood) => mood !== "fine")) yield { ...call, callbacks: fine };
  for (const [index] of call.lookups.entries()) {
    yield { ...call, lookups: call.lookups.filter((_, each) => each !== index) };
  }
  for (const [index, post] of call.posts.entries()) {
    yield { ...call, posts: call.posts.filter((_, each) => each !== index) };
    if (post.delayMs > 0) {
      yield { ...call, posts: call.posts.map((each) => (each === post ? { ...post, delayMs: 0 } : each)) };
    }
  }
  if (call.at > 0) yield { ...call, at: 0 };
}

/** Without the members that are undefined. */
function given<T extends object>(members: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}
