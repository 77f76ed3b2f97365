import type { Json } from "../../../common/pipeline/json.ts";

const limits = [
  ["minimum", "exclusiveMinimum", 1],
  ["maximum", "exclusiveMaximum", -1],
] as const;

/** The spelling of OpenAPI 3.1: an exclusive limit is a number of its own, and base64 is an encoding. */
export function modernize(facts: Map<string, Json>, types: ReadonlySet<string> | undefined): void {
  if (facts.get("format") === "byte") {
    facts.delete("format");
    facts.set("contentEncoding", "base64");
  }
  const whole = types?.size === 1 && types.has("integer");
  for (const [plainKey, exclusiveKey, step] of limits) {
    const [limit, exclusive] = [facts.get(plainKey), facts.get(exclusiveKey)];
    if (typeof exclusive === "boolean") {
      facts.delete(exclusiveKey);
      if (!exclusive || limit === undefined) continue;
      facts.delete(plainKey);
      facts.set(exclusiveKey, limit);
    }
    // For whole numbers, more than 0 is 1 or more.
    const bound = facts.get(exclusiveKey);
    if (!whole || typeof bound !== "number" || !Number.isInteger(bound)) continue;
    facts.delete(exclusiveKey);
    const own = Number(facts.get(plainKey) ?? bound + step);
    facts.set(plainKey, step > 0 ? Math.max(own, bound + step) : Math.min(own, bound + step));
  }
}
