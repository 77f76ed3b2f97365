import { checkOptions, pickOptions } from "../core/config/check-options.ts";
import { type CreateOptions, createOptionKinds } from "../core/config/options.ts";
import type { VendorName } from "../core/errors/index.ts";
import { assertValid } from "../core/errors/input.ts";
import { isOutcomeUnknown } from "../core/errors/outcome-unknown.ts";
import { checkKnownFields, checkUrl, kindOf } from "../core/input/fields.ts";
import { mapList } from "../core/list/page.ts";
import type { Plain } from "../core/response.ts";
import {
  type CreateAndWaitOptions,
  createAndWait,
  createAndWaitOptionKinds,
} from "../core/wait/create-and-wait.ts";
import { statusOf } from "../core/wait/lifecycle.ts";
import type { PagedWaiter } from "../core/wait/many/read-many.ts";
import { waitForMany } from "../core/wait/many/wait-all.ts";
import { waitUntilReady } from "../core/wait/wait.ts";
import type { Adapter, AdapterInput, ProviderTools } from "./adapter.ts";
import { createMany } from "./create-many.ts";
import type { NativeOption, UnifiedAvatarInput } from "./input.ts";
import { mapItems } from "./map-items.ts";
import type { BaseProvider } from "./provider.ts";
import type { ReadyUnifiedAvatar, UnifiedAvatar, VendorTypes } from "./types.ts";

/** Builds a provider of the common operations on a vendor's adapter. */
export function buildProvider<Vendor extends VendorName>(
  vendor: Vendor,
  adapter: Adapter<Vendor>,
  tools: ProviderTools,
): Plain<Omit<BaseProvider<Vendor>, "vendor" | "client">> {
  type Unified = UnifiedAvatar<Vendor>;
  type Ready = ReadyUnifiedAvatar<Vendor>;
  const { waiter: native } = adapter;

  function unify(avatar: VendorTypes[Vendor]["avatar"]): Unified {
    const { status, reason } = statusOf(native, avatar);
    return {
      vendor,
      id: avatar.id,
      ...adapter.describe(avatar),
      status,
      failureReason: reason,
      native: avatar,
    };
  }

  const waiter: PagedWaiter<Unified, Ready> = {
    ...native,
    get: async (id, options) => unify(await native.get(id, options)),
    isReady: (avatar): avatar is Ready => avatar.status === "ready",
    statusOf: ({ status, failureReason }) => ({
      status: status === "ready" ? "unknown" : status,
      reason: failureReason,
    }),
    async *pages(options) {
      for await (const { items } of native.pages(options)) yield { items: items.map(unify) };
    },
  };

  async function create(
    input: UnifiedAvatarInput<Vendor>,
    options: CreateOptions & NativeOption<Vendor> = {},
  ): Promise<Unified> {
    checkOptions(vendor, options, { ...createOptionKinds, native: "any" });
    const call = pickOptions<CreateOptions>(options, createOptionKinds);
    try {
      return unify(await adapter.create(sortInput(vendor, input, options.native), call));
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error;
      // Candidates must have the same shape as the avatar that `create` would have returned.
      throw mapItems(error, (item) => unify(item as VendorTypes[Vendor]["avatar"]));
    }
  }

  return {
    create,
    get: async (id, options) => unify(await native.get(id, options ?? {})),
    list: (params, options) => {
      const { own = false, pageSize } = params ?? {};
      return mapList(adapter.list({ own, pageSize }, options), unify);
    },
    wait: (idOrAvatar, options) => waitUntilReady(waiter, idOrAvatar, options),
    async createAndWait(input, options = {}) {
      checkOptions(vendor, options, { ...createAndWaitOptionKinds, native: "any" });
      const { native: extras } = options;
      const own = pickOptions<CreateAndWaitOptions<Unified>>(options, createAndWaitOptionKinds);
      return createAndWait(waiter, (call) => create(input, { ...call, native: extras }), own);
    },
    waitAll: (idsOrAvatars, options) => waitForMany(waiter, idsOrAvatars, options),
    createMany: (inputs, options) =>
      createMany(
        vendor,
        inputs,
        (input, call) => {
          const { native: extras, ...rest } = input ?? {};
          return create(rest as UnifiedAvatarInput<Vendor>, { ...call, native: extras });
        },
        options,
        tools,
      ),
  };
}

/** @throws InvalidInputError for unknown fields, and for a string that is not an https URL. */
function sortInput<Vendor extends VendorName>(
  vendor: Vendor,
  input: UnifiedAvatarInput<Vendor>,
  native: VendorTypes[Vendor]["native"] | undefined,
): AdapterInput<Vendor> {
  const reasons: string[] = [];
  const { name, image } = input ?? {};
  if (checkKnownFields(input, ["name", "image"], reasons) && typeof name !== "string")
    reasons.push(`name must be a string, not ${kindOf(name)}`);
  if (typeof image === "string") checkUrl(image, "image", ["https:"], reasons);
  assertValid(vendor, reasons);
  return { name, image: typeof image === "string" ? { url: image } : { bytes: image }, native };
}
