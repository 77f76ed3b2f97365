import { isOutcomeUnknown } from "../../../src/core/errors/outcome-unknown.ts";
import { uniqueName } from "../../../src/index.ts";
import type { CallPlan } from "../plan/schedule.ts";
import { Aborter } from "./abort.ts";
import { describe, describeThrown } from "./describe.ts";
import { lookUp } from "./look-up.ts";
import { optionsOf } from "./options.ts";
import { type ManyResult, resultsOf } from "./package.ts";
import type { CallRecord } from "./records.ts";
import { start } from "./start.ts";
import type { World } from "./world.ts";

/** Makes one call of the schedule and follows it to its end; then looks up the outcomes that it left unknown. */
export async function perform(world: World, plan: CallPlan): Promise<void> {
  const { schedule, time } = world;
  const client = schedule.clients[plan.client] ?? { timeoutMs: 0, maxRetries: 0 };
  const timeoutMs = plan.timeoutMs ?? client.timeoutMs;
  const budgetMs = timeoutMs * ((plan.maxRetries ?? client.maxRetries) + 1);
  const key = plan.kind === "create" ? plan.inputs[0]?.key : undefined;
  const aborter = new Aborter(plan.abort, time, () => {
    if (record.settled) return;
    record.aborted = world.note(who, "is aborted");
    // In the few turns that the client needs to end the aborted call, another call arrives.
    if (key !== undefined) world.heirs.get(key)?.shift()?.();
  });
  const { signal, reasonBefore } = aborter;
  const names = plan.inputs.map(({ name }) => ("unique" in name ? uniqueName(name.unique) : name.plain));
  const record: CallRecord = {
    plan,
    names,
    timeoutMs,
    budgetMs,
    signal,
    reasonBefore,
    sendings: [],
    told: [],
    created: [],
    thrown: [],
  };
  const who = `call ${plan.id}`;
  world.calls.push(record);
  world.listeners.set(plan.id, (event) => aborter.onEvent(event));
  await planned(world, plan, key);
  const given = names.map(
    (name, index) =>
      `${JSON.stringify(name)}${plan.inputs[index]?.key ? ` under ${plan.inputs[index].key}` : ""}`,
  );
  record.started = world.note(who, `${plan.kind} of ${given.join(", ")} (client ${plan.client})`);
  const readsBefore = world.vendor.reads;
  aborter.begin();
  try {
    const made = start(world, record, optionsOf(world, record, aborter));
    record.value = await made;
    record.settled = world.note(who, `resolves: ${describe(record.value)}`);
  } catch (thrown) {
    record.error = { thrown };
    record.settled = world.note(who, `rejects: ${describeThrown(thrown)}`);
  }
  aborter.end();
  record.jumpsAtEnd = time.jumps;
  record.heard = world.vendor.reads > readsBefore;
  if (aborter.written !== undefined) {
    world.stray.push(`the abort reason of ${who} was modified: ${aborter.written}`);
  }
  const before = world.unknowns.length;
  collectUnknowns(world, record);
  await Promise.all(
    world.unknowns
      .slice(before)
      .flatMap((unknown) => plan.lookups.map((each) => lookUp(world, unknown, each))),
  );
}

/** Resolves when the call is due, or earlier if another call under the key is aborted. */
async function planned({ heirs, time }: World, { at, id }: CallPlan, key: string | undefined): Promise<void> {
  const due = time.sleep(at, "plan");
  if (key === undefined || id % 2 === 0) return due;
  const waiting = heirs.get(key) ?? [];
  heirs.set(key, waiting);
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
    void due.then(resolve);
    void due.then(
      () => void waiting.splice(0, waiting.length, ...waiting.filter((each) => each !== resolve)),
    );
  });
}

function collectUnknowns(world: World, record: CallRecord): void {
  const { value, error } = record;
  if (error && isOutcomeUnknown(error.thrown))
    world.unknowns.push({ call: record, input: 0, error: error.thrown });
  const results = error ? resultsOf(error.thrown) : record.plan.kind === "createMany" ? value : undefined;
  if (!Array.isArray(results)) return;
  for (const result of results as readonly ManyResult[]) {
    if (result !== undefined && result.status !== "created" && isOutcomeUnknown(result.error)) {
      world.unknowns.push({ call: record, input: result.index, error: result.error });
    }
  }
}
