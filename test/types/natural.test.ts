import { expect, expectTypeOf, test } from "vitest";
import {
  type AnamAvatar,
  ApiError,
  AvatarFailedError,
  type AvatarProvider,
  checkImage,
  checkName,
  createAnamClient,
  createAvatarProvider,
  isAvatarClientError,
  OutcomeUnknownError,
  type ProtofaceAvatar,
  type ReadyUnifiedAvatar,
  type UnifiedAvatar,
  type UnifiedAvatarInput,
  type VendorName,
} from "../../src/index.ts";
import { openTelemetry } from "../../src/otel/index.ts";
import type { Clients } from "./compiles.ts";

interface Everything extends Clients {
  vendor: VendorName;
  error: unknown;
}

const bytes = new Uint8Array();
const never = (_code: (vendor: VendorName, error: unknown) => unknown): void => undefined;

test("a declared input works with every provider", () => {
  const input: UnifiedAvatarInput = { name: "Ada", image: bytes };
  never((vendor) => [
    createAvatarProvider("anam").create(input),
    createAvatarProvider("protoface").create(input),
    createAvatarProvider("argil").createAndWait(input, { native: { idempotencyKey: "k" } }),
    createAvatarProvider(vendor).create(input),
  ]);
  never(() => [
    createAvatarProvider("anam").create({ name: "Ada", image: "https://example.com/ada.png" }),
    // @ts-expect-error: Protoface accepts no URL
    createAvatarProvider("protoface").create({ name: "Ada", image: "https://example.com/ada.png" }),
  ]);
});

test("a provider of any vendor creates, waits for what it created, and lists", () => {
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

test("an avatar's vendor determines the type of native", () => {
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

test("an error's code determines what it carries", () => {
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

test("what a lost create may have produced has an id", () => {
  never(async (_, error) => {
    if (!(error instanceof OutcomeUnknownError)) return;
    const outcome = await error.reconcile();
    if (outcome.status === "found") expectTypeOf(outcome.item.id).toBeString();
    if (outcome.status === "ambiguous") return outcome.candidates.map(({ id }) => id);
  });
});

test("forty lines that anybody would write compile", () => {
  const lines: readonly ((c: Everything) => unknown)[] = [
    ({ anam }) => anam.avatars.create({ displayName: "Ada", imageFile: bytes }),
    ({ anam }) => anam.avatars.create({ displayName: "Ada", imageUrl: "https://example.com/ada.png" }),
    ({ anam }) => anam.avatars.update("a", { displayName: "Bea" }),
    ({ anam }) => anam.avatars.delete("a", { hard: true }),
    async ({ anam }) => (await anam.avatars.wait("a")).videoUrl.length,
    async ({ anam }) => (await anam.voices.list().toArray()).map(({ id }) => id),
    async ({ anam }) => (await anam.knowledge.search("g", { query: "q" })).map(({ content }) => content),
    ({ protoface }) => protoface.avatars.create({ image: new File([bytes], "ada.png") }),
    ({ protoface }) => protoface.avatars.create({ image: bytes.buffer, name: "Ada" }),
    ({ protoface }) => protoface.avatars.createAndWait({ image: new Blob([bytes]) }, { maxWaitMs: 60_000 }),
    ({ protoface }) =>
      protoface.avatars.createAndWait({ image: bytes }, { onCreated: ({ id }) => console.log(id) }),
    ({ protoface }) => protoface.avatars.get("a").then(({ name }) => name),
    async ({ protoface }) => (await protoface.avatars.get("a")).status === "ready",
    async ({ protoface }) => {
      for await (const { id } of protoface.avatars.list({ scope: "org" })) console.log(id);
    },
    async ({ protoface }) => (await protoface.avatars.list()).items[0]?.name,
    async ({ protoface }) => (await protoface.avatars.list()).body.has_more,
    async ({ protoface }) => (await protoface.avatars.list()).headers.get("x-request-id"),
    ({ protoface }) => Promise.all(["a", "b"].map((id) => protoface.avatars.get(id))),
    ({ protoface }) => Promise.race([protoface.avatars.get("a"), protoface.avatars.get("b")]),
    ({ protoface }): Promise<ProtofaceAvatar> => protoface.avatars.get("a"),
    async ({ protoface }): Promise<ProtofaceAvatar> => await protoface.avatars.get("a"),
    async ({ protoface }) => (await protoface.avatars.get("a").withResponse()).requestId,
    async ({ protoface }) => {
      const { data, headers, status } = await protoface.avatars.get("a").withResponse();
      return [data.id, headers.get("x-left"), status];
    },
    ({ protoface }) => protoface.avatars.get("a").catch(() => undefined),
    ({ protoface }) => protoface.avatars.get("a").finally(() => undefined),
    ({ protoface }) => protoface.avatars.get("a", { signal: AbortSignal.timeout(1_000) }),
    async ({ protoface }) => (await protoface.api.GET("/v1/billing/quota")).data,
    ({ protoface }) => protoface.runs.submitAndWait("m/1", { prompt: "p" }),
    async ({ protoface }) => {
      const session = await protoface.sessions.create({ avatar_id: "a" } as never);
      return session.id;
    },
    ({ argil }) => argil.avatars.create({ name: "Ada", datasetImage: bytes }),
    ({ argil }) => argil.avatars.create({ name: "Ada", datasetImage: { url: "https://example.com/a.png" } }),
    ({ argil }) => argil.webhooks.list().toArray(),
    ({ argil }) => argil.videos.create({ name: "Hi", moments: [{ avatarId: "a", transcript: "Hello." }] }),
    ({ vendor }) => createAvatarProvider(vendor).create({ name: "Ada", image: bytes }),
    ({ vendor }) => createAvatarProvider(vendor, { apiKey: "k", timeoutMs: 5_000 }),
    () => createAnamClient({ apiKey: () => "k" }),
    () => createAnamClient({ apiKey: async () => (await fetch("https://example.com/key")).text() }),
    () => createAnamClient({ observe: "debug" }),
    () => createAnamClient({ observe: { onRetry: ({ delayMs }) => console.log(delayMs) } }),
    () => createAnamClient({ observe: ["debug", { onPoll: ({ id, status }) => console.log(id, status) }] }),
    () => createAnamClient({ observe: { onResponse: async (response) => console.log(response.status) } }),
    () => createAnamClient({ observe: openTelemetry({ http: "platform" }) }),
    () => createAnamClient({ fetch: (input, init) => fetch(input, init) }),
    ({ vendor }) =>
      createAvatarProvider(vendor).createMany([
        { name: "Ada", image: bytes },
        { name: "Bea", image: bytes },
      ]),
    async ({ vendor }) => {
      const results = await createAvatarProvider(vendor).createMany([]);
      return results.flatMap((result) => (result.status === "created" ? [result.avatar.id] : []));
    },
    async () => (await checkImage(bytes)).vendors.argil.ok,
    async () => (await checkImage(bytes, "anam")).vendors.anam.problems.map(({ message }) => message),
    () => checkName("Ada").vendors.anam.ok,
    ({ error }) => error instanceof ApiError && [error.status, error.requestId, error.headers.get("x")],
    ({ error }) => error instanceof AvatarFailedError && error.reason,
    ({ error }) => isAvatarClientError(error) && error.code === "not_found" && error.status,
    ({ error }) => isAvatarClientError(error) && JSON.stringify(error),
  ];
  expect(lines.length).toBeGreaterThanOrEqual(40);
});
