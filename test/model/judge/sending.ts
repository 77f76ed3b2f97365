import type { Rule } from "./rule.ts";
import { sameName, unitsOf } from "./units.ts";

/** `onSending` reports what is about to be sent, before the vendor can have read it. */
export const saysBeforeSending: Rule = (world) => [
  ...unitsOf(world).flatMap(({ call, posts, title, name, key }) => {
    const [first] = posts;
    if (!first) return [];
    const before = call.sendings.filter(
      ({ order, sending }) =>
        order < first.order && sending.name !== undefined && sameName(sending.name, name),
    );
    if (before.length === 0) return [`POST ${first.number} of ${title} was read before onSending was called`];
    const told = before.find(({ sending }) => sending.idempotencyKey === key);
    return told
      ? []
      : [`onSending of ${title} was given the key ${before[0]?.sending.idempotencyKey} instead of ${key}`];
  }),
  ...world.calls.flatMap(({ plan, sendings }) =>
    sendings.flatMap(({ sending, wall }) => {
      const complaints: string[] = [];
      if (sending.vendor !== world.schedule.vendor)
        complaints.push(`call ${plan.id} claims to go to ${sending.vendor}`);
      // Callers under one key are called in turn, with the same time.
      if (plan.callbacks.onSending === "slow") return complaints;
      const off = Math.abs(new Date(sending.sentAt).getTime() - wall);
      if (!(off <= 1_000))
        complaints.push(`onSending of call ${plan.id} was given a time that is ${off} ms off`);
      return complaints;
    }),
  ),
];

/** An exception from `onSending` cancels the create. */
export const cancelsSending: Rule = (world) =>
  unitsOf(world).flatMap(({ call, posts, title, key }) => {
    // Other callers under the key may continue.
    if (key !== undefined) return [];
    const { onSending } = call.plan.callbacks;
    const threw = (onSending === "throws" || onSending === "rejects") && call.sendings.length > 0;
    const [first] = posts.filter(({ order }) => order > (call.sendings[0]?.order ?? 0));
    return threw && first ? [`onSending of ${title} threw, and POST ${first.number} was sent`] : [];
  });
