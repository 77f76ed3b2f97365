import { isOutcomeUnknown } from "../../../src/core/errors/outcome-unknown.ts";
import { isAvatarClientError } from "../../../src/index.ts";
import { limitsRate } from "../plan/draw-posts.ts";
import type { CallRecord, Moment } from "../run/records.ts";
import type { World } from "../run/world.ts";
import type { PostRecord } from "../vendor/records.ts";
import { manyResults } from "./claims.ts";
import type { Rule } from "./rule.ts";
import { sameName, sendsOf, type Unit, unitOf, wasCutByTransport } from "./units.ts";

const statuses = ["created", "failed", "unknown", "unsent"];
const ending = ["authentication", "quota_exceeded", "permission_denied"];

function eachMany(look: (world: World, call: CallRecord) => string[]): Rule {
  return (world) =>
    world.calls
      .filter(({ plan, settled }) => plan.kind === "createMany" && settled)
      .flatMap((call) => look(world, call).map((text) => `call ${call.plan.id}: ${text}`));
}

/** One result per input, in order, with a fitting status; no rejection unless a callback threw. */
export const wholeResults = eachMany((world, call) => {
  const { error, plan, sendings, thrown } = call;
  const results = manyResults(call);
  if (!results) {
    const begun = sendings.length > 0 || world.vendor.posts.some((post) => post.call === plan.id);
    return begun ? [`rejected after it had started to send: ${String(error?.thrown)}`] : [];
  }
  const complaints: string[] = [];
  if (error && thrown.length === 0) complaints.push("rejected without a callback that threw");
  if (results.length !== plan.inputs.length)
    complaints.push(`${results.length} results of ${plan.inputs.length}`);
  for (const index of plan.inputs.keys()) {
    const result = results[index];
    if (!result) complaints.push(`no result ${index}`);
    else if (result.index !== index || !statuses.includes(result.status)) {
      complaints.push(`result ${index} is ${result.index}, ${result.status}`);
    } else if (
      result.status !== "created" &&
      isOutcomeUnknown(result.error) !== (result.status === "unknown")
    ) {
      complaints.push(`result ${index} is ${result.status} with ${String(result.error).slice(0, 80)}`);
    }
  }
  return complaints;
});

/** Nothing is started after a response that would apply to all. */
export const stopsWhereAllWouldFail = eachMany((world, { plan, told, sendings }) => {
  const stop = told.find(
    ({ result }) =>
      result.status !== "created" && isAvatarClientError(result.error) && ending.includes(result.error.code),
  );
  if (!stop) return [];
  const later = sendings.filter(({ order }) => order > stop.order).length;
  // Creates already in flight continue: one less than the concurrency limit.
  const sends = sendsOf(world.vendor.posts.filter(({ call }) => call === plan.id));
  const read = sends.filter(([first]) => first && first.order > stop.order).length;
  if (later === 0 && read < (plan.concurrency ?? 4)) return [];
  return [
    `after input ${stop.result.index} was rejected for good, ${later} were started and ${read} POSTs read`,
  ];
});

/** After an abort nothing is started, creates in flight finish, and the call ends in time. */
export const drains = eachMany((world, call) => {
  const { plan, aborted, settled, sendings, timeoutMs } = call;
  if (!aborted || !settled) return [];
  const complaints = cutOff(world, call, aborted).map((text) => `${text}, but is reported as unknown`);
  const begun = sendings.filter(({ order }) => order > aborted.order).length;
  if (begun > 0) complaints.push(`${begun} were started after the abort`);
  const { callbacks } = plan;
  if (callbacks.onSettled === "slow" || callbacks.onSending === "slow") return complaints;
  const took = settled.at - aborted.at;
  if (took > (plan.drainMs ?? timeoutMs) + 1) complaints.push(`it took ${took} ms to end after the abort`);
  return complaints;
});

/** What was created and answered successfully while the call was draining. */
function cutOff(world: World, call: CallRecord, aborted: Moment): string[] {
  return (manyResults(call) ?? []).flatMap((result) => {
    if (result?.status !== "unknown") return [];
    const unit = unitOf(world, call, result.index);
    const [post] = unit.posts;
    if (!post?.answered || unit.key !== undefined || unit.posts.length > 1) return [];
    const { order, at } = post.answered;
    const { answer } = post.behaviour;
    const timely = at < aborted.at + (call.plan.drainMs ?? call.timeoutMs);
    const good = answer.kind === "good" && answer.slowBodyMs === 0;
    // It timed out before the abort, or the transport cut it off.
    const told = call.told.find((each) => each.result.index === result.index);
    if (told && told.order < aborted.order) return [];
    if (wasCutByTransport(result.error)) return [];
    return good && timely && wasHeard(world, unit, post) && order > aborted.order
      ? [`POST ${post.number} was answered after the abort`]
      : [];
  });
}

/** A rate limit pauses all inputs and fails none of them. */
export const pausesTogether = eachMany((world, call) => {
  const { plan, budgetMs, sendings, aborted } = call;
  const limits = world.vendor.posts.filter(
    (post) => post.call === plan.id && limitsRate(post.behaviour.answer),
  );
  const complaints: string[] = [];
  const heard = call.plan.inputs.flatMap((_, input) => {
    const unit = unitOf(world, call, input);
    return unit.posts.filter((post) => limitsRate(post.behaviour.answer) && wasHeard(world, unit, post));
  });
  for (const { answered, behaviour } of heard) {
    const seconds = behaviour.answer.kind === "status" ? Number(behaviour.answer.retryAfter) : Number.NaN;
    if (!answered || !(seconds <= 4)) continue;
    const early = sendings.filter(({ at }) => at > answered.at && at < answered.at + seconds * 1000 - 1);
    if (early.length > 0) complaints.push(`${early.length} were started during a pause of ${seconds} s`);
  }
  const small =
    limits.length <= 3 &&
    limits.every(({ behaviour }) => behaviour.delayMs < 5_000 && !isLong(behaviour.answer, world));
  if (!small || budgetMs < 40_000 || aborted) return complaints;
  for (const result of manyResults(call) ?? []) {
    if (
      result?.status === "failed" &&
      isAvatarClientError(result.error) &&
      result.error.code === "rate_limited"
    ) {
      complaints.push(`input ${result.index} failed because of ${limits.length} rate limits`);
    }
  }
  return complaints;
});

/** True if the response arrived within the attempt's time; the attempt may have queued before it was read. */
function wasHeard(world: World, { call, name }: Unit, { order, answered, send }: PostRecord): boolean {
  if (!answered) return false;
  const sentAt = send === undefined ? undefined : world.network.sentAt[send];
  if (sentAt !== undefined) return answered.at - sentAt < call.timeoutMs;
  const begun = call.sendings.findLast(
    (each) => each.order < order && sameName(each.sending.name ?? "", name),
  );
  return begun !== undefined && answered.at - begun.at < call.timeoutMs;
}

/** A date means nothing to a machine whose own clock is wrong. */
function isLong({ retryAfter }: { kind: string; retryAfter?: string }, { schedule }: World): boolean {
  const { skewMs, jumps } = schedule.clock;
  const dated = retryAfter?.startsWith("in ") === true;
  return retryAfter === "90" || (dated && (jumps.length > 0 || Math.abs(skewMs) > 20_000));
}
