import { call } from "../../../core/call/call.ts";
import type { CallOptions, CreateOptions } from "../../../core/config/options.ts";
import { create } from "../../../core/create/create.ts";
import type { Transport } from "../../../core/http/transport.ts";
import { hasId } from "../../../core/input/fields.ts";
import type { PagedList } from "../../../core/list/page.ts";
import { webhookBody } from "../input.ts";
import { listAll } from "../list-all.ts";
import type { ArgilWebhook, ArgilWebhookInput, ArgilWebhookUpdate } from "../types.ts";

/** Argil's standing event subscriptions. Argil signs nothing: see `signCallbackUrl`. */
export interface ArgilWebhooks {
  /** Every subscription of the account, as one page. */
  list(options?: CallOptions): PagedList<ArgilWebhook, ArgilWebhook[]>;
  /** Subscribes an `https` URL to one or more events. As with any create, a lost answer is an OutcomeUnknownError. */
  create(
    input: ArgilWebhookInput,
    options?: Omit<CreateOptions, "validateImage" | "resend">,
  ): Promise<ArgilWebhook>;
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
    create: (input, options) =>
      create(
        transport,
        async () => {
          const body = webhookBody(input, true);
          const { callbackUrl: name } = input;
          const search = async (options: CallOptions) => {
            const all = await webhooks.list(options).toArray();
            const same = all.filter(({ callbackUrl }) => callbackUrl === name);
            return same.map((item) => ({ item, madeAt: Date.parse(item.createdAt ?? "") }));
          };
          return {
            path: collection,
            body,
            guard: isWebhook,
            recovery: { name, sentName: undefined, search },
          };
        },
        options,
      ),
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
