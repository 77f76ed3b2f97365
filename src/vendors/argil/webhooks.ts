import { call } from "../../core/call.ts";
import type { CallOptions } from "../../core/options.ts";
import type { PagedList } from "../../core/page.ts";
import { hasId } from "../../core/shape.ts";
import type { Transport } from "../../core/transport.ts";
import { webhookBody } from "./input.ts";
import { listAll } from "./list-all.ts";
import type { ArgilWebhook, ArgilWebhookInput, ArgilWebhookUpdate } from "./types.ts";

/** Argil's standing event subscriptions. Argil signs nothing: see `signCallbackUrl`. */
export interface ArgilWebhooks {
  /** Every subscription of the account, as one page. */
  list(options?: CallOptions): PagedList<ArgilWebhook, ArgilWebhook[]>;
  /** Subscribes an `https` URL to one or more events. Like a create: an answer that is lost is an OutcomeUnknownError. */
  create(input: ArgilWebhookInput, options?: CallOptions): Promise<ArgilWebhook>;
  /** Changes the URL, the events or both. */
  update(id: string, update: ArgilWebhookUpdate, options?: CallOptions): Promise<ArgilWebhook>;
  delete(id: string, options?: CallOptions): Promise<void>;
}

const collection = "/webhooks";
const item = "/webhooks/{id}";

export function createWebhooks(transport: Transport): ArgilWebhooks {
  const isWebhook = (body: unknown): body is ArgilWebhook => hasId(body);

  const webhooks: ArgilWebhooks = {
    list: (options) => listAll(transport, { path: collection }, options, isWebhook),
    async create(input, options) {
      const body = webhookBody(input, true);
      const search = async (): Promise<ArgilWebhook[]> => {
        const all = await webhooks.list().toArray();
        return all.filter(({ callbackUrl }) => callbackUrl === input.callbackUrl);
      };
      const request = { method: "POST", path: collection, body, lost: { search } } as const;
      return (await call(transport, request, options, isWebhook)).value;
    },
    async update(id, update, options) {
      const request = {
        method: "PUT",
        path: item,
        params: { id },
        body: webhookBody(update, false),
      } as const;
      return (await call(transport, request, options, isWebhook)).value;
    },
    async delete(id, options) {
      await call(transport, { method: "DELETE", path: item, params: { id } }, options, undefined);
    },
  };
  return webhooks;
}
