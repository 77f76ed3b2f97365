import type { ArgilWebhook, components } from "../../../vendors/argil/types.ts";
import { problem } from "../../http/answer.ts";
import { type Body, textOf } from "../../http/body.ts";
import { stamp } from "../../state/builds.ts";
import { callbackProblem } from "../../state/callback-url.ts";
import { Shelf } from "../../state/shelf.ts";
import type { Operate, Surroundings } from "../vendor.ts";
import { refuseArgil } from "./refusals.ts";

type Events = components["schemas"]["WebhookEvents"];

/** Argil's subscriptions. */
export interface ArgilSubscriptions {
  operations: Readonly<Record<string, Operate>>;
  /** The URLs subscribed to the event; each is marked as triggered. */
  listeners(event: Events[number]): string[];
}

export function argilSubscriptions({ clock }: Surroundings): ArgilSubscriptions {
  const shelf = new Shelf<ArgilWebhook>();
  const now = () => stamp(clock.now());
  const missing = () => refuseArgil({ kind: "not-found" });

  return {
    listeners(event) {
      const hooks = shelf.newest().filter(({ events }) => events.includes(event));
      for (const hook of hooks) hook.lastTriggeredAt = now();
      return hooks.map(({ callbackUrl }) => callbackUrl).reverse();
    },
    operations: {
      "GET /webhooks": () => ({ status: 200, body: shelf.newest() }),
      "POST /webhooks"({ body }) {
        const callbackUrl = textOf(body, "callbackUrl") ?? "";
        const wrong = callbackProblem(callbackUrl);
        if (wrong) return refuseArgil(problem("invalid", "callbackUrl", wrong));
        const createdAt = now();
        const hook = {
          id: crypto.randomUUID(),
          callbackUrl,
          events: eventsOf(body) ?? [],
          createdAt,
          updatedAt: createdAt,
        };
        return { status: 201, body: shelf.add(hook) };
      },
      "PUT /webhooks/{id}"({ id, body }) {
        const hook = shelf.get(id);
        if (!hook) return missing();
        const callbackUrl = textOf(body, "callbackUrl") ?? hook.callbackUrl;
        const wrong = callbackProblem(callbackUrl);
        if (wrong) return refuseArgil(problem("invalid", "callbackUrl", wrong));
        Object.assign(hook, { callbackUrl, events: eventsOf(body) ?? hook.events, updatedAt: now() });
        return { status: 200, body: hook };
      },
      "DELETE /webhooks/{id}"({ id }) {
        if (!shelf.get(id)) return missing();
        shelf.erase(id);
        return { status: 204 };
      },
    },
  };
}

/** Prism has already checked that they are events. */
function eventsOf(body: Body): Events | undefined {
  if (body.kind !== "json" || !hasEvents(body.value)) return undefined;
  return body.value.events;
}

function hasEvents(value: unknown): value is { events: Events } {
  return typeof value === "object" && value !== null && "events" in value && Array.isArray(value.events);
}
