import { inspect } from "node:util";
import type { World } from "../run/world.ts";
import { manyResults } from "./claims.ts";
import type { Rule } from "./rule.ts";

/** No error contains the key, however it is encoded. */
export const noKeys: Rule = (world) => {
  const { apiKey } = world;
  const encoded = encodeURIComponent(apiKey);
  const spellings = [
    apiKey,
    encoded,
    encoded.replace(/%[\dA-F]{2}/g, (each) => each.toLowerCase()),
    btoa(apiKey),
  ];
  return everythingThrown(world).flatMap(([who, error]) => {
    const text = `${inspect(error, { depth: 8 })}\n${safeJson(error)}`;
    const found = spellings.find((each) => text.includes(each));
    return found ? [`an error of ${who} shows the key: ${String(error).slice(0, 200)}`] : [];
  });
};

function everythingThrown(world: World): (readonly [string, unknown])[] {
  return [
    ...world.calls.flatMap((call) =>
      call.error ? [[`call ${call.plan.id}`, call.error.thrown] as const] : [],
    ),
    ...world.calls.flatMap((call) =>
      (manyResults(call) ?? []).flatMap((result) =>
        result && result.status !== "created"
          ? [[`call ${call.plan.id}.${result.index}`, result.error] as const]
          : [],
      ),
    ),
    ...world.lookups.flatMap(({ error, of }) =>
      error ? [[`a question of call ${of.call.plan.id}`, error.thrown] as const] : [],
    ),
  ];
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
