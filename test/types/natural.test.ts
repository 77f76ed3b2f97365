import { expectTypeOf, test } from "vitest";
import {
  type AnamAvatar,
  type AvatarProvider,
  createAvatarProvider,
  isAvatarClientError,
  OutcomeUnknownError,
  type ReadyUnifiedAvatar,
  type UnifiedAvatar,
  type UnifiedAvatarInput,
  type VendorName,
} from "../../src/index.ts";

const bytes = new Uint8Array();
const never = (_code: (vendor: VendorName, error: unknown) => unknown): void => undefined;

test("an input that is declared goes to every provider", () => {
  const input: UnifiedAvatarInput = { name: "Ada", image: bytes };
  never((vendor) => [
    createAvatarProvider("anam").create(input),
    createAvatarProvider("protoface").create(input),
    createAvatarProvider("argil").createAndWait(input, { native: { idempotencyKey: "k" } }),
    createAvatarProvider(vendor).create(input),
  ]);
  never(() => [
    createAvatarProvider("anam").create({ name: "Ada", image: "https://example.com/ada.png" }),
    // @ts-expect-error: Protoface takes no URL
    createAvatarProvider("protoface").create({ name: "Ada", image: "https://example.com/ada.png" }),
  ]);
});

test("a provider of some vendor creates, waits for what it created, and lists", () => {
  never(async (vendor) => {
    const provider: AvatarProvider = createAvatarProvider(vendor);
    const made = await provider.create({ name: "Ada", image: bytes });
    expectTypeOf(made).toEqualTypeOf<UnifiedAvatar>();
    const ready = await provider.wait(made, { onProgress: ({ item, status }) => [item.id, status] });
    expectTypeOf(ready).toEqualTypeOf<ReadyUnifiedAvatar>();
    for await (const { item } of provider.waitAll([made, "id"])) if (item) expectTypeOf(item.id).toBeString();
    for await (const avatar of provider.list({ own: true }))
      expectTypeOf(avatar).toEqualTypeOf<UnifiedAvatar>();
    const { client } = provider;
    if (client.vendor === "argil") await client.webhooks.list();
    await provider.delete?.(made.id);
    const anam: AvatarProvider<"anam"> = createAvatarProvider("anam");
    return [anam.delete(made.id), (anam satisfies AvatarProvider).vendor];
  });
});

test("an avatar's vendor says what is native", () => {
  never(async (vendor) => {
    const avatar = await createAvatarProvider(vendor).get("id");
    if (avatar.vendor === "anam") {
      expectTypeOf(avatar.native).toEqualTypeOf<AnamAvatar>();
      return avatar.native.displayName;
    }
    if (avatar.vendor === "protoface") return avatar.native.failure_reason;
    if (avatar.vendor === "argil") return avatar.native.status;
    return undefined;
  });
});

test("an error's code says what it has", () => {
  never((_, error) => {
    if (!isAvatarClientError(error)) return;
    if (error.code === "invalid_input") expectTypeOf(error.reasons).toEqualTypeOf<readonly string[]>();
    if (error.code === "rate_limited") return error.retryAfterMs;
    if (error.code === "wait_timeout" || error.code === "avatar_failed") expectTypeOf(error.id).toBeString();
    if (error.code === "outcome_unknown") return error.candidates().then(([first]) => first?.id);
    // @ts-expect-error: not every error has reasons
    return error.reasons;
  });
});

test("what a lost create may have made has an id", () => {
  never(async (_, error) => {
    if (!(error instanceof OutcomeUnknownError)) return;
    const outcome = await error.reconcile();
    if (outcome.status === "found") expectTypeOf(outcome.item.id).toBeString();
    if (outcome.status === "ambiguous") return outcome.candidates.map(({ id }) => id);
  });
});
