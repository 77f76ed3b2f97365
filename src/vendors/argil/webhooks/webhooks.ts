import type { CallOptions, CreateOptions } from "../../../core/config/options.ts";
import { assertValid } from "../../../core/errors/input.ts";
import type { Transport } from "../../../core/http/transport.ts";
import { type FieldTable, optional, readFields, toBody, url } from "../../../core/input/field-table.ts";
import { isObject } from "../../../core/input/fields.ts";
import type { PagedList } from "../../../core/list/page.ts";
import { createResource, type ResourceFacts } from "../../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../../core/response.ts";
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

const fields: FieldTable<ArgilWebhookInput> = {
  callbackUrl: url("https:"),
  events: (events, name, reasons) => {
    const named =
      Array.isArray(events) && events.length > 0 && events.every((event) => typeof event === "string");
    if (!named) reasons.push(`${name} must name at least one event`);
    return events;
  },
};

const facts: ResourceFacts<ArgilWebhook, ArgilWebhookInput, Record<never, never>, ArgilWebhook[]> = {
  collection: "/webhooks",
  item: "/webhooks/{id}",
  listParams: {},
  nameField: "callbackUrl",
  nameless: true,
  createdAtField: "createdAt",
  search: () => [{}],
  createBody: (input) => toBody(profile.name, input, fields),
};

export function createWebhooks(transport: Transport): Plain<ArgilWebhooks> {
  const { create, list, change, remove } = createResource(transport, facts);
  return {
    create,
    list: (options) => list({}, options),
    update: async (id, update, options) => change(id, updateBody(update), options),
    delete: remove,
  };
}

/** @throws InvalidInputError listing every reason. */
function updateBody(update: ArgilWebhookUpdate): object {
  const reasons: string[] = [];
  const table = { callbackUrl: optional(fields.callbackUrl), events: optional(fields.events) };
  const body = readFields(update, table, reasons);
  if (isObject(update) && body.callbackUrl === undefined && body.events === undefined)
    reasons.push("give callbackUrl, events or both");
  assertValid(profile.name, reasons);
  return body;
}
