import { makePng } from "../../scripts/common/png.ts";
import { ContractDocument, type DocumentedOperation, type Vendor } from "../../scripts/contract/document.ts";
import type { AnamClient } from "../../src/vendors/anam/index.ts";
import type { ArgilClient } from "../../src/vendors/argil/index.ts";
import type { ProtofaceClient } from "../../src/vendors/protoface/index.ts";
import { type Connection, connectAnam, connectArgil, connectProtoface } from "./contract-wire.ts";

interface Wrapper<Client> {
  readonly operationId: string;
  /** What a user types. */
  readonly name: string;
  /** Calls it; a list gives the first page's `body`. */
  readonly call: (client: Client) => Promise<unknown>;
}

/** A wrapper next to the operation it stands for. */
export interface WrappedOperation {
  readonly name: string;
  readonly vendor: Vendor;
  readonly operation: DocumentedOperation;
  /** Calls it on a client of its own, with answers as scripted. */
  run(...script: string[]): Omit<Connection<unknown>, "client"> & { result: Promise<unknown> };
}

export const ids = {
  anam: "5b1f6c0e-2c5d-4b53-9a53-0d8c3e5f7a21",
  protoface: "av_01J8ZQ3V6K2M4N5P7R8S9T0V1W",
  argil: "3f2b8c1d-6e4a-4c7b-9d5e-1a2b3c4d5e6f",
  asset: "c2a4e6f8-1b3d-4f5a-8c7e-9d0b1a2c3e4f",
  video: "7d1e9a4c-2b3f-4c5d-8e6f-a1b2c3d4e5f6",
  voice: "9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d",
  webhook: "b6d4f2a0-9c8e-4b7a-a6d5-c4b3a2918070",
};

/** Passes the rules of all three vendors. */
export const portrait = makePng(1280, 720);

const imageUrl = "https://example.com/ada.png";

const anam: readonly Wrapper<AnamClient>[] = [
  { operationId: "listAvatars", name: "avatars.list", call: async (c) => (await c.avatars.list()).body },
  {
    operationId: "createAvatar",
    name: "avatars.create by file",
    call: (c) => c.avatars.create({ displayName: "Ada", imageFile: portrait }),
  },
  {
    operationId: "createAvatar",
    name: "avatars.create by URL",
    call: (c) => c.avatars.create({ displayName: "Ada", imageUrl }),
  },
  { operationId: "getAvatar", name: "avatars.get", call: (c) => c.avatars.get(ids.anam) },
  {
    operationId: "updateAvatar",
    name: "avatars.update",
    call: (c) => c.avatars.update(ids.anam, { displayName: "Ada at home" }),
  },
  {
    operationId: "deleteAvatar",
    name: "avatars.delete",
    call: (c) => c.avatars.delete(ids.anam, { hard: true }),
  },
];

const protoface: readonly Wrapper<ProtofaceClient>[] = [
  { operationId: "list_avatars", name: "avatars.list", call: async (c) => (await c.avatars.list()).body },
  {
    operationId: "create_avatar",
    name: "avatars.create",
    call: (c) => c.avatars.create({ image: portrait, name: "Ada" }),
  },
  { operationId: "get_avatar", name: "avatars.get", call: (c) => c.avatars.get(ids.protoface) },
  { operationId: "delete_avatar", name: "avatars.delete", call: (c) => c.avatars.delete(ids.protoface) },
];

const callbackUrl = "https://example.com/hooks/argil";

const argil: readonly Wrapper<ArgilClient>[] = [
  { operationId: "listAvatars", name: "avatars.list", call: async (c) => (await c.avatars.list()).body },
  {
    operationId: "createAvatar",
    name: "avatars.create",
    call: (c) => c.avatars.create({ name: "Ada", datasetImage: portrait }),
  },
  { operationId: "getAvatar", name: "avatars.get", call: (c) => c.avatars.get(ids.argil) },
  { operationId: "listAssets", name: "assets.list", call: async (c) => (await c.assets.list()).body },
  {
    operationId: "createAsset",
    name: "assets.create",
    call: (c) =>
      c.assets.create({ name: "my-broll-clip", type: "VIDEO", url: "https://example.com/clip.mp4" }),
  },
  { operationId: "getAsset", name: "assets.get", call: (c) => c.assets.get(ids.asset) },
  { operationId: "deleteAsset", name: "assets.delete", call: (c) => c.assets.delete(ids.asset) },
  {
    operationId: "listVideos",
    name: "videos.list",
    call: async (c) => (await c.videos.list({ extrasFilter: { order: "7" } })).body,
  },
  {
    operationId: "createVideo",
    name: "videos.create",
    call: (c) =>
      c.videos.create({
        name: "Welcome",
        moments: [{ transcript: "Welcome to our shop.", avatarId: ids.argil, voiceId: ids.voice }],
        aspectRatio: "16:9",
        subtitles: { enable: true, size: "Small" },
        extras: { order: "7" },
      }),
  },
  { operationId: "getVideo", name: "videos.get", call: (c) => c.videos.get(ids.video) },
  { operationId: "deleteVideo", name: "videos.delete", call: (c) => c.videos.delete(ids.video) },
  { operationId: "renderVideo", name: "videos.render", call: (c) => c.videos.render(ids.video) },
  {
    operationId: "listVoices",
    name: "voices.list",
    call: async (c) => (await c.voices.list({ language: "ENGLISH" })).body,
  },
  {
    operationId: "createVoice",
    name: "voices.create",
    call: (c) => c.voices.create({ name: "Ada's voice", audioUrl: "https://example.com/ada.mp3" }),
  },
  { operationId: "getVoice", name: "voices.get", call: (c) => c.voices.get(ids.voice) },
  {
    operationId: "syncVoices",
    name: "voices.sync",
    call: (c) => c.voices.sync({ providerName: "ELEVEN_LABS" }),
  },
  { operationId: "listWebhooks", name: "webhooks.list", call: async (c) => (await c.webhooks.list()).body },
  {
    operationId: "createWebhook",
    name: "webhooks.create",
    call: (c) => c.webhooks.create({ callbackUrl, events: ["AVATAR_TRAINING_SUCCESS"] }),
  },
  {
    operationId: "updateWebhook",
    name: "webhooks.update",
    call: (c) => c.webhooks.update(ids.webhook, { callbackUrl, events: ["AVATAR_TRAINING_SUCCESS"] }),
  },
  { operationId: "deleteWebhook", name: "webhooks.delete", call: (c) => c.webhooks.delete(ids.webhook) },
];

function bind<Client>(
  vendor: Vendor,
  connect: (...script: string[]) => Connection<Client>,
  wrappers: readonly Wrapper<Client>[],
): WrappedOperation[] {
  const { operations } = new ContractDocument(vendor);
  return wrappers.map(({ name, operationId, call }) => {
    const operation = operations.find((documented) => documented.operationId === operationId);
    if (!operation) throw new Error(`${vendor} documents no ${operationId}`);
    const run = (...script: string[]) => {
      const { client, ...rest } = connect(...script);
      return { ...rest, result: call(client) };
    };
    return { name: `${vendor}.${name}`, vendor, operation, run };
  });
}

/** Every wrapper of every vendor. */
export const wrapped: readonly WrappedOperation[] = [
  ...bind("anam", connectAnam, anam),
  ...bind("protoface", connectProtoface, protoface),
  ...bind("argil", connectArgil, argil),
];
