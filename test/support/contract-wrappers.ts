import { makePng } from "../../scripts/common/png.ts";
import { ContractDocument, type DocumentedOperation, type Vendor } from "../../scripts/contract/document.ts";
import type { AnamClient } from "../../src/vendors/anam/index.ts";
import type { ArgilClient } from "../../src/vendors/argil/index.ts";
import type { ProtofaceClient } from "../../src/vendors/protoface/index.ts";
import { type Connection, connectAnam, connectArgil, connectProtoface } from "./contract-wire.ts";

interface Wrapper<Client> extends Traits {
  readonly operationId: string;
  /** What a user types. */
  readonly name: string;
  /** Calls it; for a list, returns the first page's `body`. */
  readonly call: (client: Client) => Promise<unknown>;
}

/** How a wrapper deviates from the usual. */
interface Traits {
  /** A POST that creates nothing: it is retried like a read. */
  readonly makesNothing?: true;
  /** Sent with an `Idempotency-Key`: it is retried like a read. */
  readonly keyed?: true;
  /** The call continues with other requests after this operation has succeeded. */
  readonly goesOn?: true;
  /** The name that a create sends. Default: Ada. */
  readonly sentName?: string;
}

/** A wrapper together with its operation. */
export interface WrappedOperation extends Traits {
  readonly name: string;
  readonly vendor: Vendor;
  readonly operation: DocumentedOperation;
  /** Calls it on a new client, with scripted responses. */
  run(...script: string[]): Omit<Connection<unknown>, "client"> & { result: Promise<unknown> };
}

export const ids = {
  anam: "5b1f6c0e-2c5d-4b53-9a53-0d8c3e5f7a21",
  protoface: "av_01J8ZQ3V6K2M4N5P7R8S9T0V1W",
  voice: "de23e340-1416-4dd8-977d-065a7ca11697",
  knowledge: "00000000-0000-0000-0000-000000000000",
  argil: "3f2b8c1d-6e4a-4c7b-9d5e-1a2b3c4d5e6f",
  asset: "c2a4e6f8-1b3d-4f5a-8c7e-9d0b1a2c3e4f",
  file: "asset_01J8ZQ3V6K2M4N5P7R8S9T0V1W",
  run: "run_01J8ZQ3V6K2M4N5P7R8S9T0V1W",
  session: "sess_01J8ZQ3V6K2M4N5P7R8S9T0V1W",
  video: "7d1e9a4c-2b3f-4c5d-8e6f-a1b2c3d4e5f6",
  argilVoice: "9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d",
  webhook: "b6d4f2a0-9c8e-4b7a-a6d5-c4b3a2918070",
};

/** Meets the rules of all three vendors. */
export const portrait = makePng(1280, 720);

/** A file of that many bytes with the header of a WAV. */
export function recording(bytes: number): File {
  return new File(["RIFF....WAVEfmt ", new Uint8Array(bytes - 16)], "ada.wav");
}

/** A document for a knowledge group. */
export const manual = new File(["# Plans\nThe plan is changed under Account.\n"], "manual.md");

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
  { operationId: "listVoices", name: "voices.list", call: async (c) => (await c.voices.list()).body },
  {
    operationId: "createVoice",
    name: "voices.create",
    call: (c) => c.voices.create({ name: "Ada", audioFile: recording(1_000), enhance: false }),
  },
  {
    operationId: "createVoicePresignedUpload",
    name: "voices.create of a long recording",
    makesNothing: true,
    goesOn: true,
    call: (c) => c.voices.create({ name: "Ada", audioFile: recording(4_500_001) }),
  },
  { operationId: "getVoice", name: "voices.get", call: (c) => c.voices.get(ids.voice) },
  {
    operationId: "updateVoice",
    name: "voices.update",
    call: (c) => c.voices.update(ids.voice, { displayName: "Narrator", gender: null, country: "GB" }),
  },
  { operationId: "deleteVoice", name: "voices.delete", call: (c) => c.voices.delete(ids.voice) },
  {
    operationId: "listKnowledgeGroups",
    name: "knowledge.groups.list",
    call: async (c) => (await c.knowledge.groups.list()).body,
  },
  {
    operationId: "createKnowledgeGroup",
    name: "knowledge.groups.create",
    call: (c) => c.knowledge.groups.create({ name: "Ada", description: "Manuals of all products." }),
  },
  {
    operationId: "getKnowledgeGroup",
    name: "knowledge.groups.get",
    call: (c) => c.knowledge.groups.get(ids.knowledge),
  },
  {
    operationId: "updateKnowledgeGroup",
    name: "knowledge.groups.update",
    call: (c) => c.knowledge.groups.update(ids.knowledge, { name: "Support library" }),
  },
  {
    operationId: "deleteKnowledgeGroup",
    name: "knowledge.groups.delete",
    call: (c) => c.knowledge.groups.delete(ids.knowledge),
  },
  {
    operationId: "searchKnowledgeGroup",
    name: "knowledge.search",
    makesNothing: true,
    call: (c) => c.knowledge.search(ids.knowledge, { query: "Where is the plan changed?", limit: 5 }),
  },
  {
    operationId: "listKnowledgeGroupDocuments",
    name: "knowledge.documents.list",
    call: async (c) => (await c.knowledge.documents.list(ids.knowledge)).body,
  },
  {
    operationId: "uploadKnowledgeGroupDocument",
    name: "knowledge.documents.upload",
    sentName: manual.name,
    call: (c) =>
      c.knowledge.documents.upload(ids.knowledge, { file: manual, chunkSize: 500, chunkOverlap: 50 }),
  },
  {
    operationId: "getKnowledgeDocument",
    name: "knowledge.documents.get",
    call: (c) => c.knowledge.documents.get(ids.knowledge),
  },
  {
    operationId: "deleteKnowledgeDocument",
    name: "knowledge.documents.delete",
    call: (c) => c.knowledge.documents.delete(ids.knowledge),
  },
];

/** No slash: Prism does not accept one as part of an id. */
const model = "ltx-2.5-fast";

const session = {
  avatar_id: "av_stock_001",
  transport: {
    type: "livekit" as const,
    url: "wss://my-app.livekit.cloud",
    room_name: "demo",
    worker_token: "jwt",
  },
};

const protoface: readonly Wrapper<ProtofaceClient>[] = [
  { operationId: "list_avatars", name: "avatars.list", call: async (c) => (await c.avatars.list()).body },
  {
    operationId: "create_avatar",
    name: "avatars.create",
    call: (c) => c.avatars.create({ image: portrait, name: "Ada" }),
  },
  { operationId: "get_avatar", name: "avatars.get", call: (c) => c.avatars.get(ids.protoface) },
  { operationId: "delete_avatar", name: "avatars.delete", call: (c) => c.avatars.delete(ids.protoface) },
  { operationId: "list_assets", name: "assets.list", call: async (c) => (await c.assets.list()).body },
  {
    operationId: "upload_asset",
    name: "assets.upload",
    call: (c) => c.assets.upload({ file: portrait, modality: "image" }),
  },
  { operationId: "get_asset", name: "assets.get", call: (c) => c.assets.get(ids.file) },
  { operationId: "delete_asset", name: "assets.delete", call: (c) => c.assets.delete(ids.file) },
  {
    operationId: "get_asset_content",
    name: "assets.content",
    call: async (c) => new Response(await c.assets.content(ids.file)).text(),
  },
  {
    operationId: "submitRun",
    name: "runs.submit",
    call: (c) => c.runs.submit(model, { prompt: "Ada" }),
    keyed: true,
  },
  { operationId: "listRuns", name: "runs.list", call: async (c) => (await c.runs.list()).body },
  { operationId: "getRun", name: "runs.get", call: (c) => c.runs.get(ids.run) },
  { operationId: "cancelRun", name: "runs.cancel", call: (c) => c.runs.cancel(ids.run), makesNothing: true },
  {
    operationId: "listRunEvents",
    name: "runs.events",
    call: async (c) => (await c.runs.events(ids.run, { limit: 500 })).body,
  },
  { operationId: "list_sessions", name: "sessions.list", call: async (c) => (await c.sessions.list()).body },
  {
    operationId: "create_session",
    name: "sessions.create",
    call: (c) => c.sessions.create(session),
    keyed: true,
  },
  { operationId: "get_session", name: "sessions.get", call: (c) => c.sessions.get(ids.session) },
  {
    operationId: "end_session",
    name: "sessions.end",
    call: (c) => c.sessions.end(ids.session),
    makesNothing: true,
  },
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
        moments: [{ transcript: "Welcome to our shop.", avatarId: ids.argil, voiceId: ids.argilVoice }],
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
  { operationId: "getVoice", name: "voices.get", call: (c) => c.voices.get(ids.argilVoice) },
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
  return wrappers.map(({ name, operationId, call, ...traits }) => {
    const operation = operations.find((documented) => documented.operationId === operationId);
    if (!operation) throw new Error(`${vendor} documents no ${operationId}`);
    const run = (...script: string[]) => {
      const { client, ...rest } = connect(...script);
      return { ...rest, result: call(client) };
    };
    return { ...traits, name: `${vendor}.${name}`, vendor, operation, run };
  });
}

/** Every wrapper of every vendor. */
export const wrapped: readonly WrappedOperation[] = [
  ...bind("anam", connectAnam, anam),
  ...bind("protoface", connectProtoface, protoface),
  ...bind("argil", connectArgil, argil),
];
