import type { Rule } from "./rule.ts";
import { sendsOf, type Unit, unitsOf, wasAnsweredRateLimited } from "./units.ts";

/** A create is resent only if the vendor never read the previous one, or rejected it with a rate limit. */
export const oneCreateACall: Rule = (world) => {
  const complaints = unitsOf(world).flatMap(sentAgain);
  for (const { plan } of world.calls) {
    if (plan.kind !== "createMany" || plan.inputs.some(({ key }) => key !== undefined)) continue;
    const sends = sendsOf(world.vendor.posts.filter(({ call }) => call === plan.id));
    const counted = sends.filter((send) => !wasAnsweredRateLimited(send));
    if (counted.length > plan.inputs.length) {
      complaints.push(`call ${plan.id} has ${plan.inputs.length} inputs and ${counted.length} creates`);
    }
  }
  return complaints;
};

function sentAgain({ posts, title, key }: Unit): string[] {
  // Under a key one call may send for another that asked for it: see `oneAvatarAKey`.
  if (key !== undefined) return [];
  const sends = sendsOf(posts);
  const unsettled = sends.find((send, index) => index < sends.length - 1 && !wasAnsweredRateLimited(send));
  if (!unsettled) return [];
  const numbers = sends.map((send) => send.map(({ number }) => number).join("+"));
  return [`${title} was sent ${sends.length} times: POSTs ${numbers.join(", ")}`];
}

/** Everything that is sent can be parsed. */
export const wellFormed: Rule = (world) =>
  world.vendor.posts.flatMap(({ number, malformed }) =>
    malformed === undefined ? [] : [`POST ${number}: ${malformed}`],
  );
