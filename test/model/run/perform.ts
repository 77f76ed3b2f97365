import type { CallbackMood, CallPlan } from "../plan/schedule.ts";
import { Aborter } from "./abort.ts";
import {
  type CreateOptions,
  isUnknown,
  type ManyResult,
  resultsOf,
  uniqueName,
  type WaitingOptions,
} from "./designed.ts";
import { lookUp } from "./look-up.ts";
import { markedPicture } from "./picture.ts";
import type { CallRecord } from "./records.ts";
import type { World } from "./world.ts";

/** Makes one call of the schedule and follows it to its end; then asks about what it left unknown. */
export async function perform(world: World, plan: CallPlan): Promise<void> {
  const { schedule, time } = world;
  const client = schedule.clients[plan.client] ?? { timeoutMs: 0, maxRetries: 0 };
  const timeoutMs = plan.timeoutMs ?? client.timeoutMs;
  const budgetMs = timeoutMs * ((plan.maxRetries ?? client.maxRetries) + 1);
  const aborter = new Aborter(plan.abort, time, () => {
    if (!record.settled) record.aborted = world.note(who, "is aborted");
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
  await time.sleep(plan.at, "plan");
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
    record.settled = world.note(who, `rejects: ${describeError(thrown)}`);
  }
  aborter.end();
  record.jumpsAtEnd = time.jumps;
  record.heard = world.vendor.reads > readsBefore;
  if (aborter.written !== undefined) {
    world.stray.push(`the reason given to the signal of ${who} was written to: ${aborter.written}`);
  }
  const before = world.unknowns.length;
  collectUnknowns(world, record);
  await Promise.all(
    world.unknowns
      .slice(before)
      .flatMap((unknown) => plan.lookups.map((each) => lookUp(world, unknown, each))),
  );
}

function optionsOf(world: World, record: CallRecord, aborter: Aborter): WaitingOptions {
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
        created.push(item.id);
        world.note(who, `has ${item.id}`);
        return act("onCreated", callbacks.onCreated);
      },
      onProgress: () => act("onProgress", callbacks.onProgress),
    }),
    ...(plan.kind === "createMany" && {
      ...(plan.concurrency !== undefined && { concurrency: plan.concurrency }),
      ...(plan.drainMs !== undefined && { drainMs: plan.drainMs }),
      onSettled(result: ManyResult) {
        record.told.push({ ...world.note(who, `settles: ${describe([result])}`), result });
        aborter.onEvent("settled");
        return act("onSettled", callbacks.onSettled);
      },
    }),
  };
}

async function start(
  world: World,
  { plan, names }: CallRecord,
  options: CreateOptions,
): Promise<NonNullable<CallRecord["value"]>> {
  const provider = world.providers[plan.client];
  if (!provider) throw new Error(`there is no client ${plan.client}`);
  if (plan.kind === "findCreated") {
    const since = new Date(world.time.wall - 1000);
    const found = await provider.client.avatars.findCreated({ name: names[0] ?? "", since }, pick(options));
    return found.map((avatar, index) => ({ index, status: "created" as const, avatar }));
  }
  const inputs = plan.inputs.map(({ key, picture }, index) => {
    const mark = `mark-${plan.id}-${index}.`;
    const image = picture === "url" ? `https://pictures.example/${mark}png` : markedPicture(mark);
    return { name: names[index] ?? "", image, ...(key !== undefined && { native: { idempotencyKey: key } }) };
  });
  if (plan.kind === "createMany") return provider.createMany(inputs, options);
  const [first] = inputs;
  if (!first) throw new Error("a create without an input");
  const { native, ...input } = first;
  if (plan.via === "provider") return provider[plan.kind](input, { ...options, ...(native && { native }) });
  const { avatars } = provider.client;
  return avatars[plan.kind](toNative(world.schedule.vendor, first), options);
}

function pick({ signal, headers }: CreateOptions): {
  signal?: AbortSignal;
  headers?: Record<string, string>;
} {
  return { ...(signal && { signal }), ...(headers && { headers }) };
}

function toNative(
  vendor: string,
  input: { name: string; image: string | Uint8Array; native?: object },
): object {
  const { name, image, native } = input;
  const url = typeof image === "string";
  if (vendor === "anam") return { displayName: name, ...(url ? { imageUrl: image } : { imageFile: image }) };
  if (vendor === "protoface") return { name, image };
  return { name, datasetImage: url ? { url: image } : image, ...native };
}

function collectUnknowns(world: World, record: CallRecord): void {
  const { value, error } = record;
  if (error && isUnknown(error.thrown)) world.unknowns.push({ call: record, input: 0, error: error.thrown });
  const results = error ? resultsOf(error.thrown) : record.plan.kind === "createMany" ? value : undefined;
  if (!Array.isArray(results)) return;
  for (const result of results as readonly ManyResult[]) {
    if (result !== undefined && result.status !== "created" && isUnknown(result.error)) {
      world.unknowns.push({ call: record, input: result.index, error: result.error });
    }
  }
}

function describe(value: NonNullable<CallRecord["value"]>): string {
  if (!("length" in value)) return value.id;
  return value
    .map(
      (each) =>
        `${each.index} ${each.status} ${each.status === "created" ? each.avatar.id : describeError(each.error)}`,
    )
    .join("; ");
}

export function describeError(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { code } = thrown as { code?: unknown };
  return `${thrown.name}${code === undefined ? "" : ` (${String(code)})`}: ${thrown.message.slice(0, 140)}`;
}
