import type { CallOptions, CreateOptions } from "../../../core/config/options.ts";
import { assertValid } from "../../../core/errors/input.ts";
import type { Transport } from "../../../core/http/transport.ts";
import { checkKnownFields, checkUrl } from "../../../core/input/fields.ts";
import type { PagedList } from "../../../core/list/page.ts";
import type { Plain, ResponsePromise } from "../../../core/load-on-use.ts";
import { createResource, type ResourceFacts } from "../../../core/resource.ts";
import { profile } from "../profile.ts";
import type { ArgilWebhook, ArgilWebhookInput, ArgilWebhookUpdate } from "../types.ts";

/** Argil's event subscriptions. Argil does not sign deliveries: see `signCallbackUrl`. */
export interface ArgilWebhooks {
  /** Lists every subscription of the account, in one page. */
  list(options?: CallOptions): PagedList<ArgilWebhook, ArgilWebhook[]>;
  /** Subscribes an `https` URL to one or more events. As with any create, a lost response is an OutcomeUnknownError. */
  create(
    input: ArgilWebhookInput,
    options?: Omit<CreateOptions, "validateImage" | "resend">,
  ): ResponsePromise<ArgilWebhook>;
  /** Updates the URL, the events or both. */
  update(id: string, update: ArgilWebhookUpdate, options?: CallOptions): ResponsePromise<ArgilWebhook>;
  delete(id: string, options?: CallOptions): ResponsePromise<void>;
}

const facts: ResourceFacts<ArgilWebhook, ArgilWebhookInput, Record<never, never>, ArgilWebhook[]> = {
  collection: "/webhooks",
  item: "/webhooks/{id}",
  listParams: {},
  nameField: "callbackUrl",
  nameless: true,
  createdAtField: "createdAt",
  search: () => [{}],
  createBody: (input) => webhookBody(input, true),
};

export function createWebhooks(transport: Transport): Plain<ArgilWebhooks> {
  const { create, list, change, remove } = createResource(transport, facts);
  return {
    create,
    list: (options) => list({}, options),
    update: async (id, update, options) => change(id, webhookBody(update, false), options),
    delete: remove,
  };
}

/**
 * The body of a create or update; a create (`whole`) requires both fields.
 *
 * @throws InvalidInputError listing every reason.
 */
function webhookBody(input: ArgilWebhookUpdate, whole: boolean): object {
  const reasons: string[] = [];
  if (checkKnownFields(input, ["callbackUrl", "events"], reasons)) {
    const { callbackUrl, events } = input;
    if (whole || callbackUrl !== undefined) checkUrl(callbackUrl, "callbackUrl", ["https:"], reasons);
    const named =
      Array.isArray(events) && events.length > 0 && events.every((event) => typeof event === "string");
    if ((whole || events !== undefined) && !named) reasons.push("events must name at least one event");
    if (callbackUrl === undefined && events === undefined) reasons.push("give callbackUrl, events or both");
  }
  assertValid(profile.name, reasons);
  return { callbackUrl: input.callbackUrl, events: input.events };
}
