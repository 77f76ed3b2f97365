import {
  type AnamClient,
  type ArgilClient,
  type ClientOptions,
  createAnamClient,
  createArgilClient,
  createProtofaceClient,
  type ProtofaceClient,
  toProvider,
  uniqueName,
  type VendorName,
} from "../../../src/index.ts";
import { makePng } from "../../common/png.ts";
import { known } from "../../common/stand-ins/fault-server-vendor.ts";
import type { OperationKind } from "../rules/rules.ts";
import type { ExtraName, Extras } from "./extras.ts";

/** Something that a user can ask for. */
export interface FaultOperation {
  readonly vendor: VendorName;
  readonly name: string;
  readonly kind: OperationKind | "wait" | "many";
  /** Which of its requests the faults strike; all of them by default. */
  readonly strikes?: "POST" | "GET";
  /** Requests before the first that faults strike; none by default. */
  readonly before?: number;
  /** Requests after its create, where that went well; `some` where it depends on chance. */
  readonly after?: number | "some";
  /** Creates that it asks for; one by default. */
  readonly asks?: number;
  /** It creates under a key of its own. */
  readonly keyed?: true;
  /** Its time limit bounds silence, not the whole. */
  readonly uploads?: true;
  /** Polls five times within the 10 s in which a 404 may be a list that lags. */
  readonly eager?: true;
  /** Waits for something with a status, at a vendor whose avatars have none. */
  readonly hasStatus?: true;
  /** Where its answer was lost it reads once what it was about, which may say that it was carried out. */
  readonly rereads?: true;
  /** Options that it takes beyond those of a read. */
  readonly takes?: readonly ExtraName[];
  /** Asks for it, on a client of its own. */
  open(options: ClientOptions): Opened;
}

export interface Opened {
  /** One healthy request, to leave a connection that can be used again. */
  warmUp(): PromiseLike<unknown>;
  run(call: Extras): PromiseLike<unknown>;
}

interface Definition<Client> extends Omit<FaultOperation, "vendor" | "open"> {
  run(client: Client, call: Extras): PromiseLike<unknown>;
}

/** Long enough for five polls of three attempts that run out of time. */
export const maxWaitMs = 3_600_000;
/** The vendor has an old avatar of the same name. */
const name = known.name;
const portrait = makePng(1280, 720);
const imageUrl = "https://example.com/ada.png";
const recording = new File(["RIFF....WAVEfmt "], "ada.wav");
const manual = new File(["The plan is changed under Account."], `${name}.md`);
const subscription = {
  callbackUrl: "https://example.com/hook",
  events: ["AVATAR_TRAINING_SUCCESS" as const],
};
const session = {
  avatar_id: "av_stock_001",
  transport: { type: "livekit" as const, url: "wss://a.example", room_name: "r", worker_token: "t" },
};
const waits = { name: "wait", kind: "wait", takes: ["onProgress", "maxWaitMs"] } as const;
const together = { takes: ["onSending", "onCreated", "onProgress", "maxWaitMs"] } as const;
const polled = {
  ...together,
  name: "createAndWait, polls",
  kind: "wait",
  strikes: "GET",
  before: 1,
} as const;
/** One after the other, so that it is certain which of them meets a fault. */
const many = {
  name: "createMany",
  kind: "many",
  asks: 3,
  takes: ["onSending", "onSettled", "drainMs"],
} as const;
const createdThenPolled = {
  ...together,
  name: "createAndWait, create",
  kind: "create",
  strikes: "POST",
  after: 1,
} as const;

/** For createMany. */
export function inputs(count: number, image = portrait): { name: string; image: Uint8Array<ArrayBuffer> }[] {
  return Array.from({ length: count }, () => ({ name: uniqueName(name), image }));
}

const anam: readonly Definition<AnamClient>[] = [
  { name: "get", kind: "read", run: (c, call) => c.avatars.get(known.avatar, call) },
  { name: "list", kind: "read", run: (c, call) => c.avatars.list({}, call) },
  {
    name: "update",
    kind: "update",
    run: (c, call) => c.avatars.update(known.avatar, { displayName: "Grace H." }, call),
  },
  { name: "delete", kind: "delete", run: (c, call) => c.avatars.delete(known.avatar, call) },
  {
    name: "create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.avatars.create({ displayName: name, imageFile: portrait }, call),
  },
  { ...waits, run: (c, call) => c.avatars.wait(known.avatar, { maxWaitMs, ...call }) },
  ...[createdThenPolled, polled].map(
    (facts): Definition<AnamClient> => ({
      ...facts,
      run: (c, call) =>
        c.avatars.createAndWait({ displayName: uniqueName(name), imageUrl }, { maxWaitMs, ...call }),
    }),
  ),
  { ...many, run: (c, call) => toProvider(c).createMany(inputs(many.asks), { concurrency: 1, ...call }) },
  {
    name: "voices.create",
    kind: "create",
    uploads: true,
    takes: ["onSending"],
    run: (c, call) => c.voices.create({ name, audioFile: recording }, call),
  },
  {
    name: "knowledge.groups.create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.knowledge.groups.create({ name }, call),
  },
  {
    name: "knowledge.documents.upload",
    kind: "create",
    uploads: true,
    takes: ["onSending"],
    run: (c, call) => c.knowledge.documents.upload(known.group, { file: manual }, call),
  },
  {
    ...waits,
    name: "knowledge.documents.wait",
    hasStatus: true,
    run: (c, call) => c.knowledge.documents.wait(known.document, { maxWaitMs, ...call }),
  },
  { name: "api.GET", kind: "apiRead", run: (c, { signal = null }) => c.api.GET("/v1/avatars", { signal }) },
  {
    name: "api.POST",
    kind: "apiCreate",
    run: (c, { signal = null }) =>
      c.api.POST("/v1/avatars", { body: { displayName: name, imageUrl }, signal }),
  },
];

const protoface: readonly Definition<ProtofaceClient>[] = [
  { name: "get", kind: "read", run: (c, call) => c.avatars.get(known.avatar, call) },
  { name: "list", kind: "read", run: (c, call) => c.avatars.list({}, call) },
  { name: "delete", kind: "delete", run: (c, call) => c.avatars.delete(known.avatar, call) },
  {
    name: "create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.avatars.create({ name, image: portrait }, call),
  },
  { ...waits, run: (c, call) => c.avatars.wait(known.avatar, { maxWaitMs, ...call }) },
  ...[createdThenPolled, polled].map(
    (facts): Definition<ProtofaceClient> => ({
      ...facts,
      run: (c, call) =>
        c.avatars.createAndWait({ name: uniqueName(name), image: portrait }, { maxWaitMs, ...call }),
    }),
  ),
  { ...many, run: (c, call) => toProvider(c).createMany(inputs(many.asks), { concurrency: 1, ...call }) },
  {
    name: "assets.upload",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.assets.upload({ file: portrait, modality: "image" }, call),
  },
  {
    name: "runs.submit",
    kind: "repeatable",
    takes: ["onSending"],
    run: (c, call) => c.runs.submit("lightricks/ltx-2.5-fast", { prompt: name }, call),
  },
  {
    name: "runs.submitAndWait, submit",
    kind: "repeatable",
    strikes: "POST",
    after: 1,
    takes: ["onSending"],
    run: (c, call) => c.runs.submitAndWait("lightricks/ltx-2.5-fast", { prompt: name }, call),
  },
  {
    ...waits,
    name: "runs.wait",
    hasStatus: true,
    run: (c, call) => c.runs.wait(known.run, { maxWaitMs, ...call }),
  },
  { name: "runs.cancel", kind: "update", run: (c, call) => c.runs.cancel(known.run, call) },
  {
    name: "sessions.create",
    kind: "repeatable",
    takes: ["onSending"],
    run: (c, call) => c.sessions.create(session, call),
  },
  {
    ...waits,
    name: "sessions.wait",
    hasStatus: true,
    eager: true,
    run: (c, call) => c.sessions.wait(known.session, { maxWaitMs, ...call }),
  },
  { name: "sessions.end", kind: "update", run: (c, call) => c.sessions.end(known.session, call) },
  { name: "api.GET", kind: "apiRead", run: (c, { signal = null }) => c.api.GET("/v1/avatars", { signal }) },
  {
    name: "api.POST",
    kind: "apiCreate",
    run: (c, { signal = null }) =>
      c.api.POST("/v1/avatars", { body: { name, image: new Blob([portrait]) }, signal }),
  },
];

const argil: readonly Definition<ArgilClient>[] = [
  { name: "get", kind: "read", run: (c, call) => c.avatars.get(known.avatar, call) },
  { name: "list", kind: "read", run: (c, call) => c.avatars.list({}, call) },
  {
    name: "create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.avatars.create({ name, datasetImage: portrait }, call),
  },
  {
    name: "create with an idempotencyKey",
    kind: "create",
    strikes: "POST",
    before: 1,
    keyed: true,
    takes: ["onSending"],
    run: (c, call) => c.avatars.create({ name, datasetImage: portrait, idempotencyKey: "order-1" }, call),
  },
  { ...waits, run: (c, call) => c.avatars.wait(known.avatar, { maxWaitMs, ...call }) },
  ...[createdThenPolled, polled].map(
    (facts): Definition<ArgilClient> => ({
      ...facts,
      run: (c, call) =>
        c.avatars.createAndWait(
          { name: uniqueName(name), datasetImage: { url: imageUrl } },
          { maxWaitMs, ...call },
        ),
    }),
  ),
  { ...many, run: (c, call) => toProvider(c).createMany(inputs(many.asks), { concurrency: 1, ...call }) },
  { name: "videos.list", kind: "read", run: (c, call) => c.videos.list({}, call) },
  {
    name: "videos.create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) =>
      c.videos.create({ name, moments: [{ transcript: "Hello.", avatarId: known.avatar }] }, call),
  },
  {
    name: "videos.render",
    kind: "create",
    strikes: "POST",
    rereads: true,
    takes: ["onSending"],
    run: (c, call) => c.videos.render(known.project, {}, call),
  },
  { ...waits, name: "videos.wait", run: (c, call) => c.videos.wait(known.video, { maxWaitMs, ...call }) },
  {
    name: "videos.renderAndWait, render",
    kind: "create",
    strikes: "POST",
    rereads: true,
    after: "some",
    takes: ["onSending"],
    run: (c, call) => c.videos.renderAndWait(known.project, {}, call),
  },
  { name: "videos.delete", kind: "delete", run: (c, call) => c.videos.delete(known.video, call) },
  {
    name: "voices.create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.voices.create({ name, audioUrl: "https://example.com/ada.mp3" }, call),
  },
  {
    name: "assets.create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.assets.create({ name, type: "IMAGE", url: imageUrl }, call),
  },
  {
    ...waits,
    name: "assets.wait",
    hasStatus: true,
    run: (c, call) => c.assets.wait(known.asset, { maxWaitMs, ...call }),
  },
  { name: "webhooks.list", kind: "read", run: (c, call) => c.webhooks.list(call) },
  {
    name: "webhooks.create",
    kind: "create",
    takes: ["onSending"],
    run: (c, call) => c.webhooks.create(subscription, call),
  },
  {
    name: "webhooks.update",
    kind: "update",
    run: (c, call) => c.webhooks.update(known.webhook, subscription, call),
  },
  { name: "webhooks.delete", kind: "delete", run: (c, call) => c.webhooks.delete(known.webhook, call) },
  { name: "api.GET", kind: "apiRead", run: (c, { signal = null }) => c.api.GET("/avatars", { signal }) },
  {
    name: "api.POST",
    kind: "apiCreate",
    run: (c, { signal = null }) =>
      c.api.POST("/avatars", { body: { type: "IMAGE", name, datasetImage: { url: imageUrl } }, signal }),
  },
];

function bind<Client extends { avatars: { list(): PromiseLike<unknown> } }>(
  vendor: VendorName,
  create: (options: ClientOptions) => Client,
  definitions: readonly Definition<Client>[],
): FaultOperation[] {
  return definitions.map(({ run, ...facts }) => ({
    vendor,
    ...facts,
    open(options) {
      const client = create(options);
      return { warmUp: () => client.avatars.list(), run: (call) => run(client, call) };
    },
  }));
}

/** Each wrapper that sends something, the waits, and the raw client's reads and creates. */
export const operations: readonly FaultOperation[] = [
  ...bind("anam", createAnamClient, anam),
  ...bind("protoface", createProtofaceClient, protoface),
  ...bind("argil", createArgilClient, argil),
];
