import { expectTypeOf, test } from "vitest";
import type { AnamAvatar, AnamClient, ReadyAnamAvatar } from "../../src/vendors/anam/index.ts";
import type { ArgilAvatar, ArgilClient, ReadyArgilAvatar } from "../../src/vendors/argil/index.ts";
import type {
  ProtofaceAvatar,
  ProtofaceClient,
  ReadyProtofaceAvatar,
} from "../../src/vendors/protoface/index.ts";
import { compiles } from "./compiles.ts";

type Result<Method extends (...args: never) => unknown> = Awaited<ReturnType<Method>>;
type Anam = AnamClient["avatars"];
type Protoface = ProtofaceClient["avatars"];
type Argil = ArgilClient["avatars"];

test("create and get return an avatar, a wait returns a ready one", () => {
  expectTypeOf<Result<Anam["create" | "get" | "update"]>>().toEqualTypeOf<AnamAvatar>();
  expectTypeOf<Result<Anam["wait" | "createAndWait"]>>().toEqualTypeOf<ReadyAnamAvatar>();
  expectTypeOf<Result<Protoface["create" | "get"]>>().toEqualTypeOf<ProtofaceAvatar>();
  expectTypeOf<Result<Protoface["wait" | "createAndWait"]>>().toEqualTypeOf<ReadyProtofaceAvatar>();
  expectTypeOf<Result<Argil["create" | "get"]>>().toEqualTypeOf<ArgilAvatar>();
  expectTypeOf<Result<Argil["wait" | "createAndWait"]>>().toEqualTypeOf<ReadyArgilAvatar>();
  expectTypeOf<Result<Anam["delete"] | Protoface["delete"]>>().toBeVoid();
  expectTypeOf<Result<Anam["findCreated"]>>().toEqualTypeOf<AnamAvatar[]>();
});

test("a ready avatar is typed as ready", () => {
  expectTypeOf<ReadyAnamAvatar["videoUrl"]>().toEqualTypeOf<string>();
  expectTypeOf<ReadyProtofaceAvatar["status"]>().toEqualTypeOf<"ready">();
  expectTypeOf<ReadyArgilAvatar["status"]>().toEqualTypeOf<"IDLE">();
  compiles(async ({ anam, protoface, argil }) => {
    (await anam.avatars.wait("a")).videoUrl.length;
    const fromProtoface: "ready" = (await protoface.avatars.wait("a")).status;
    const fromArgil: "IDLE" = (await argil.avatars.wait("a")).status;
    return [fromProtoface, fromArgil];
  });
});

test("any other avatar is not", () => {
  compiles(async ({ anam, protoface, argil }) => {
    // @ts-expect-error: videoUrl may be null
    (await anam.avatars.get("a")).videoUrl.length;
    // @ts-expect-error: any status
    const fromProtoface: "ready" = (await protoface.avatars.get("a")).status;
    // @ts-expect-error: any status
    const fromArgil: "IDLE" = (await argil.avatars.create({ name: "A", datasetImage: new Blob() })).status;
    // @ts-expect-error: this comparison can never hold
    const never = (await protoface.avatars.wait("a")).status === "failed";
    return [fromProtoface, fromArgil, never];
  });
});

test("a ready avatar is accepted wherever an avatar is", () => {
  expectTypeOf<ReadyAnamAvatar>().toExtend<AnamAvatar>();
  expectTypeOf<ReadyProtofaceAvatar>().toExtend<ProtofaceAvatar>();
  expectTypeOf<ReadyArgilAvatar>().toExtend<ArgilAvatar>();
});

test("what every response contains is always present, the rest may be absent", () => {
  compiles(async ({ anam, protoface, argil }) => {
    const { id, displayName } = await anam.avatars.get("a");
    const { name, created_at, is_demo } = await protoface.avatars.get("a");
    const { name: argilName, status } = await argil.avatars.get("a");
    // @ts-expect-error: may be absent
    (await anam.avatars.get("a")).availableVersions.length;
    // @ts-expect-error: may be null or absent
    (await protoface.avatars.get("a")).failure_reason.length;
    // @ts-expect-error: misspelt
    (await protoface.avatars.get("a")).createdAt;
    return [id, displayName, name, created_at, is_demo, argilName, status];
  });
});

test("progress and onCreated carry the vendor's avatar", () => {
  compiles(({ protoface, argil }) => [
    protoface.avatars.wait("a", {
      onProgress({ status, item, polls, elapsedMs, nextDelayMs }) {
        expectTypeOf(status).toEqualTypeOf<"processing" | "ready" | "failed" | "unknown">();
        expectTypeOf(item).toEqualTypeOf<ProtofaceAvatar>();
        expectTypeOf([polls, elapsedMs]).toEqualTypeOf<number[]>();
        expectTypeOf(nextDelayMs).toEqualTypeOf<number | undefined>();
      },
    }),
    argil.avatars.createAndWait(
      { name: "Ada", datasetImage: new Blob() },
      {
        onCreated(avatar) {
          expectTypeOf(avatar).toEqualTypeOf<ArgilAvatar>();
        },
      },
    ),
  ]);
});

test("callbacks may return anything", () => {
  const ids: string[] = [];
  const input = { name: "Ada", datasetImage: new Blob() };
  compiles(({ argil: { avatars } }) => [
    avatars.wait("a", { onProgress: ({ item }) => ids.push(item.id) }),
    avatars.createAndWait(input, { onCreated: ({ id }) => ids.push(id) }),
    avatars.createAndWait(input, { onCreated: async ({ id }) => ids.push(id) }),
  ]);
});
