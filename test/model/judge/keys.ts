import { isOutcomeUnknown } from "../../../src/core/errors/outcome-unknown.ts";
import { firstRepeat } from "../run/repeat-under-keys.ts";
import { wasRefused } from "../vendor/answer-post.ts";
import type { Rule } from "./rule.ts";
import { sendsOf, unitsOf } from "./units.ts";

/** One avatar per key, except for callers who ask for another; creates that may have made one are counted. */
export const oneAvatarAKey: Rule = (world) => {
  const { vendor, calls, schedule } = world;
  const units = unitsOf(world).filter(({ key }) => key !== undefined);
  return [...new Set(units.map(({ key }) => key))].flatMap((key) => {
    const under = units.filter((unit) => unit.key === key);
    const posts = new Set(under.flatMap((unit) => unit.posts));
    const sends = sendsOf([...posts]).filter((send) => {
      const last = send.at(-1);
      return last && !wasRefused(schedule.vendor, last);
    });
    const resends = calls.filter(({ plan }) => plan.resend && plan.inputs.some((input) => input.key === key));
    const extra = resends.reduce(
      (sum, { plan }) => sum + plan.inputs.filter((input) => input.key === key).length,
      0,
    );
    const old = vendor.store.avatars.some((avatar) => avatar.post === undefined && avatar.key === key);
    const allowed = (old ? 0 : 1) + extra;
    if (sends.length <= allowed) return [];
    const made = vendor.store.avatars.filter((avatar) => avatar.key === key).map(({ id }) => id);
    return [
      `${sends.length} creates were sent under ${key}, ${allowed} allowed; made: ${made.join(", ") || "none"}`,
    ];
  });
};

/** A key that created an avatar returns it, and nothing is sent. */
export const keysGiveBack: Rule = (world) =>
  world.calls.flatMap(({ plan, value, error, heard }) => {
    if (plan.id < firstRepeat) return [];
    const posts = world.vendor.posts.filter(({ call }) => call === plan.id);
    if (posts.length > 0)
      return [`${plan.inputs[0]?.key} has an avatar, and the repeat sent POST ${posts[0]?.number}`];
    if (!value && !heard) {
      world.forgiven.push("the fetch of a client is stuck");
      return [];
    }
    return value
      ? []
      : [`${plan.inputs[0]?.key} has an avatar, and the repeat fails: ${String(error?.thrown)}`];
  });

/** A lost create under a key is searched for until the call's own time is over, whatever others do that share the key. */
export const looksToTheEnd: Rule = (world) =>
  world.calls.flatMap(({ plan, started, settled, aborted, error, budgetMs }) => {
    if (plan.kind !== "create" || plan.inputs[0]?.key === undefined || aborted) return [];
    if (!started || !settled || !error || !isOutcomeUnknown(error.thrown)) return [];
    const took = settled.at - started.at;
    return took < budgetMs - 1 ? [`call ${plan.id} gave up after ${took} ms of ${budgetMs}`] : [];
  });
