import { inspect } from "node:util";
import { isOutcomeUnknown } from "../../../src/core/errors/outcome-unknown.ts";
import { isAvatarClientError } from "../../../src/index.ts";
import { itemOf, resultsOf } from "../run/package.ts";
import type { CallRecord } from "../run/records.ts";
import { wasRefused } from "../vendor/answer-post.ts";
import { manyResults } from "./claims.ts";
import type { Rule } from "./rule.ts";
import { sameName, type Unit, unitOf, unitsOf, wasCutByTransport, wasRepeatedByFetch } from "./units.ts";

function codeOf(error: unknown): string | undefined {
  return isAvatarClientError(error) ? error.code : undefined;
}

/** How an input failed, unless it was created. */
function errorOf(unit: Unit): { error: unknown; status: string } | undefined {
  const { call, input } = unit;
  const results = manyResults(call);
  if (results) {
    const result = results[input];
    return result && result.status !== "created" ? { error: result.error, status: result.status } : undefined;
  }
  return call.error && { error: call.error.thrown, status: "rejected" };
}

/** Everything thrown is the package's error, the signal's reason, or what a callback threw. */
export const knownErrors: Rule = (world) => {
  const complaints: string[] = [];
  function check(
    who: string,
    error: unknown,
    signal: AbortSignal | undefined,
    thrown: readonly unknown[],
  ): void {
    if (isAvatarClientError(error) || thrown.includes(error)) return;
    if (signal?.aborted && error === signal.reason) return;
    complaints.push(`${who}: ${inspect(error, { depth: 1 }).slice(0, 300)}`);
  }
  for (const call of world.calls) {
    const who = `call ${call.plan.id}`;
    if (call.error) check(who, call.error.thrown, call.signal, call.thrown);
    for (const result of manyResults(call) ?? []) {
      if (result && result.status !== "created")
        check(`${who}.${result.index}`, result.error, call.signal, call.thrown);
    }
    complaints.push(...checkAborted(call).map((text) => `${who}: ${text}`));
  }
  for (const { of, error, signal } of world.lookups) {
    if (error) check(`a question of call ${of.call.plan.id}`, error.thrown, signal, []);
  }
  return complaints;
};

function checkAborted({ error, signal, thrown, plan }: CallRecord): string[] {
  if (!error || codeOf(error.thrown) !== "aborted") return [];
  const { cause } = error.thrown as Error;
  const carries = plan.kind === "createMany" ? resultsOf(error.thrown) : itemOf(error.thrown);
  return [
    ...(carries ? [] : ["an AbortedError that carries nothing"]),
    ...(thrown.includes(cause) || (signal.aborted && cause === signal.reason)
      ? []
      : ["an AbortedError with an unexpected cause"]),
  ];
}

/** An error that says nothing was sent is right: the vendor has read nothing, and never does. */
export const saidUnsent: Rule = (world) =>
  unitsOf(world).flatMap((unit) => {
    const ended = errorOf(unit);
    if (!ended || isOutcomeUnknown(ended.error) || itemOf(ended.error)) return [];
    const { error, status } = ended;
    const code = codeOf(error);
    const saysUnsent =
      status === "unsent" || code === undefined || ["connection", "timeout", "invalid_input"].includes(code);
    // Calls under one key share what is sent: the one that started may leave before it is sent.
    const told = unit.call.told.find(({ result }) => result.index === unit.input) ?? unit.call.settled;
    const before = unit.key === undefined ? Number.POSITIVE_INFINITY : (told?.order ?? 0);
    // A fetch that repeats requests reports only its last attempt.
    const { vendor } = world.schedule;
    const last = unit.posts.at(-1);
    if (wasRepeatedByFetch(unit) && last && wasRefused(vendor, last)) return [];
    const read = unit.posts.filter((post) => post.order < before && !wasRefused(vendor, post));
    const [first] = read;
    const words = `${unit.title} ended as ${status}${code === undefined ? "" : ` (${code})`}`;
    if (saysUnsent && first) return [`${words}, but POST ${first.number} was read`];
    if (unit.made.length > 0 && unit.key === undefined) {
      return [
        `${words}, which says that nothing was created, but ${unit.made.map(({ id }) => id).join(", ")} was`,
      ];
    }
    return [];
  });

/** A rejection that arrived in full is unambiguous. */
export const refusalsAreClear: Rule = (world) =>
  unitsOf(world).flatMap((unit) => {
    const { call, posts, title } = unit;
    const [post] = posts;
    const ended = errorOf(unit);
    if (!post || posts.length > 1 || !ended || !isOutcomeUnknown(ended.error) || call.aborted) return [];
    if (unit.key !== undefined || wasRepeatedByFetch(unit) || call.plan.kind === "createMany") return [];
    const { started, settled, timeoutMs } = call;
    // At the very end of its time, either outcome is right.
    if (!started || !settled || settled.at !== post.answered?.at || settled.at - started.at >= timeoutMs)
      return [];
    if (!wasRefused(world.schedule.vendor, post)) return [];
    if (wasCutByTransport(ended.error)) {
      world.forgiven.push("a complete response was cut off by the transport");
      return [];
    }
    return [`${title} was rejected by POST ${post.number}, but is reported as unknown`];
  });

/** A lone surrogate is rejected before anything is sent. */
export const wholeNames: Rule = (world) =>
  unitsOf(world).flatMap((unit) => {
    if (!/\p{Surrogate}/u.test(unit.name)) return [];
    const ended = errorOf(unit);
    const refused = ended && (codeOf(ended.error) === "invalid_input" || ended.status === "unsent");
    const good = unit.posts.length === 0 && (refused || unit.call.aborted);
    return good
      ? []
      : [`${unit.title} has a lone surrogate in its name, and ended as ${String(ended?.error)}`];
  });

/** `sentAt` is what the wall clock showed, `sentName` the name as given. */
export const saysWhatWasSent: Rule = (world) =>
  world.unknowns.flatMap(({ call, input, error }) => {
    const unit = unitOf(world, call, input);
    const { sentName, sentAt } = error;
    const complaints: string[] = [];
    if (sentName !== undefined && !sameName(sentName, unit.name)) {
      complaints.push(`${unit.title} says that it sent ${sentName}`);
    }
    const first = call.sendings.find(({ sending }) => sameName(sending.name ?? "", unit.name));
    if (unit.key !== undefined || !first || !call.settled || first.jumps !== call.jumpsAtEnd)
      return complaints;
    const after = sentAt.getTime() - first.wall;
    if (after < -1_000 || after > call.settled.at - first.at + 1_000) {
      complaints.push(
        `${unit.title} says that it was sent at ${sentAt.toISOString()}, ${after / 1000} s after onSending`,
      );
    }
    return complaints;
  });
