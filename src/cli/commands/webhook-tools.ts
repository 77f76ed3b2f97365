import type { ArgilClient, ArgilWebhook, ArgilWebhookInput } from "../../vendors/argil/index.ts";
import { createArgilClient } from "../../vendors/argil/index.ts";
import { didYouMean } from "../arguments/nearest.ts";
import type { Context } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { cell } from "../terminal/cell.ts";
import { chooseVendors } from "../vendors/choose.ts";

type EventName = ArgilWebhookInput["events"][number];

export const eventNames = [
  "AVATAR_TRAINING_SUCCESS",
  "AVATAR_TRAINING_FAILED",
  "VIDEO_GENERATION_SUCCESS",
  "VIDEO_GENERATION_FAILED",
] as const satisfies readonly EventName[];

/** Argil's client, for features that no other vendor has. @throws UsageError */
export async function connectArgil(context: Context, what = "webhooks"): Promise<ArgilClient> {
  const { io, values } = context;
  if (values.vendor?.some((name) => name !== "argil")) throw new UsageError(`only argil has ${what}`);
  const [argil] = await chooseVendors({ ...context, values: { ...values, vendor: ["argil"] } }, "one");
  const { apiKey, baseUrl } = argil?.settings ?? {};
  return createArgilClient({ apiKey, baseUrl, clock: io.clock });
}

/** @throws UsageError which suggests the nearest match for an unknown event */
export function readEvents(names: readonly string[]): EventName[] {
  return [...new Set(names)].map((name) => {
    const event = eventNames.find((known) => known === name);
    if (event) return event;
    throw new UsageError(`unknown event ${JSON.stringify(name)}${didYouMean(name, eventNames)}`, [
      `known: ${eventNames.join(", ")}`,
    ]);
  });
}

/** Shows one subscription. */
export async function showWebhook({ screen }: Context, webhook: ArgilWebhook): Promise<void> {
  await screen.emit(toJson(webhook));
  await screen.out(toCells(webhook).map(cell).join("  "));
}

/** A subscription as JSON. */
export function toJson(webhook: ArgilWebhook): object {
  const own = { vendor: "argil" };
  // First for readers, last so that the response cannot override it.
  return { ...own, ...webhook, ...own };
}

/** A subscription as table cells, of whatever types its fields are. */
export function toCells({ id, callbackUrl, events }: ArgilWebhook): unknown[] {
  return [id, callbackUrl, Array.isArray(events) ? events.map(cell).join(", ") : events];
}
