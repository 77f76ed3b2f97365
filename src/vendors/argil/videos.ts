import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import { create as createItem } from "../../core/create/create.ts";
import { type StartOptions, type StartRequest, startOnce, startShared } from "../../core/create/start.ts";
import { InvalidInputError } from "../../core/errors/input.ts";
import type { Transport } from "../../core/http/transport.ts";
import { toBody } from "../../core/input/field-table.ts";
import { hasId, isObject, stringField } from "../../core/input/fields.ts";
import { searchTerm } from "../../core/input/name-rules.ts";
import { snapshot } from "../../core/input/snapshot.ts";
import { findNamed, maxClockSkewMs, pickSince } from "../../core/list/find-created.ts";
import type { PagedList } from "../../core/list/page.ts";
import type { Plain, ResponsePromise } from "../../core/load-on-use.ts";
import { createResource, createWaits, type ResourceFacts } from "../../core/resource.ts";
import { type Downloaded, download } from "../../core/transfer/download.ts";
import type { DownloadOptions } from "../../core/transfer/options.ts";
import type { FileTarget } from "../../core/transfer/target.ts";
import type { CreateAndWaitOptions } from "../../core/wait/create-and-wait.ts";
import type { Lifecycle, WaitOptions } from "../../core/wait/lifecycle.ts";
import { checkKeySearch, findByKey, type KeyedKind, keyName, prepareKeyed } from "./idempotency.ts";
import { profile } from "./profile.ts";
import type {
  ArgilRenderInput,
  ArgilVideo,
  ArgilVideoInput,
  ArgilVideoListParams,
  ArgilVideoPage,
  ArgilVideoSearch,
  ReadyArgilVideo,
} from "./types.ts";
import {
  type ArgilVideoQuery,
  checkRendered,
  checkSearch,
  listQuery,
  renderFields,
  videoBody,
} from "./video-input.ts";
import { type ArgilEvent, idFromEvent } from "./webhooks/events.ts";

/** Options of `renderAndWait`: those of the render and of the wait. */
export interface ArgilRenderAndWaitOptions extends WaitOptions<ArgilVideo>, StartOptions {}

/** Argil's videos: a project that costs nothing, then a render that does. Source of their rules: https://docs.argil.ai */
export interface ArgilVideos {
  /**
   * Makes a video project, in `IDLE`: nothing is rendered or charged yet. Never sent twice by itself; with an
   * `idempotencyKey`, safe to call again.
   *
   * @throws InvalidInputError before sending, with every reason; OutcomeUnknownError when the answer was lost; any
   *   ApiError.
   */
  create(input: ArgilVideoInput, options?: CreateOptions): ResponsePromise<ArgilVideo>;
  get(id: string, options?: CallOptions): ResponsePromise<ArgilVideo>;
  /** The account's videos, those with the entries of `extrasFilter` where that is given, `limit` at a time. */
  list(params?: ArgilVideoListParams, options?: CallOptions): PagedList<ArgilVideo, ArgilVideoPage>;
  /**
   * Starts rendering, which costs credits. Never sent twice by itself: where the answer was lost the video is read
   * again in what is left of the call's time, and if it has begun that is the result. A video that is done or has failed says
   * so only if it was given as an object in another state, or if it changed after the render was sent.
   *
   * @throws InvalidInputError before sending; OutcomeUnknownError with the `id` when the answer was lost and the video
   *   does not show that rendering has begun, which is evidence and no proof; any ApiError.
   */
  render(
    idOrVideo: string | ArgilVideo,
    input?: ArgilRenderInput,
    options?: StartOptions,
  ): ResponsePromise<ArgilVideo>;
  /**
   * Waits until `status` is `DONE`. A video that was never rendered (`IDLE`) is polled until the time is over.
   *
   * @throws JobFailedError for `FAILED`; WaitTimeoutError when still rendering, or not rendered, at `maxWaitMs`.
   */
  wait(idOrVideo: string | ArgilVideo, options?: WaitOptions<ArgilVideo>): ResponsePromise<ReadyArgilVideo>;
  /** `render`, then `wait`. Errors after the render carry the video as `item`. */
  renderAndWait(
    idOrVideo: string | ArgilVideo,
    input?: ArgilRenderInput,
    options?: ArgilRenderAndWaitOptions,
  ): ResponsePromise<ReadyArgilVideo>;
  /**
   * `create`, then `render`, then `wait`. `onCreated` is called before the render; errors after the create carry the video
   * as `item`. Under an `idempotencyKey` a video is rendered only where that was not begun, once for all calls of this
   * process, and after a render that was lost only with `resend`.
   */
  createAndRender(
    input: ArgilVideoInput & ArgilRenderInput,
    options?: CreateAndWaitOptions<ArgilVideo>,
  ): ResponsePromise<ReadyArgilVideo>;
  /**
   * Streams the file behind `videoUrl` into a target, which gets it whole or not at all. Breaks are resumed, and the video is
   * read again where its address has lapsed. Our key stays away from where the file is.
   *
   * @throws InvalidInputError for a video without a file, and for a target that cannot be written to; the errors of a read;
   *   InvalidResponseError for a file beyond `maxBytes`, a redirect, or an address that is not https.
   * @example
   * await argil.videos.download(video, fileTarget("out.mp4")); // from "avatar-clients/node"
   */
  download(
    idOrVideo: string | ArgilVideo,
    target: WritableStream<Uint8Array> | FileTarget,
    options?: DownloadOptions,
  ): ResponsePromise<Downloaded>;
  delete(id: string, options?: CallOptions): ResponsePromise<void>;
  /**
   * Finds what a create with a lost answer made: videos of exactly that name, with those `extras`, made since then, newest
   * first; or those under an idempotency key, oldest first.
   */
  findCreated(search: ArgilVideoSearch, options?: CallOptions): ResponsePromise<ArgilVideo[]>;
  /**
   * Reads the video that an event of `parseWebhook` is about. An event proves nothing: trust the `status` of this one.
   *
   * @throws InvalidInputError for an avatar's event, and for anything that is not an event; NotFoundError if the video does
   *   not exist.
   */
  getFromEvent(event: ArgilEvent, options?: CallOptions): ResponsePromise<ArgilVideo>;
}

const rendering: readonly unknown[] = ["GENERATING_AUDIO", "GENERATING_VIDEO"];
const ended: readonly unknown[] = ["DONE", "FAILED"];

const lifecycle: Lifecycle<ArgilVideo, ReadyArgilVideo> = {
  vendor: "argil",
  kind: "video",
  minDelayMs: 3_000,
  isReady: (video): video is ReadyArgilVideo => video.status === "DONE",
  statusOf({ status }) {
    if (status === "FAILED") return { status: "failed", reason: "rendering failed (FAILED)" };
    if (status === "IDLE") return { status: "processing", note: "was never rendered (IDLE): call render()" };
    return { status: rendering.includes(status) ? "processing" : "unknown" };
  },
  timeoutNote: "is still being rendered",
};

const facts: ResourceFacts<ArgilVideo, ArgilVideoInput, ArgilVideoQuery, ArgilVideoPage> = {
  collection: "/videos",
  item: "/videos/{id}",
  listParams: {
    page: true,
    limit: true,
    nameSearchQuery: true,
    avatarId: true,
    voiceId: true,
    extrasFilter: true,
  },
  itemsField: "videos",
  paging: {
    param: "page",
    first: 1,
    next({ videos, totalPages }, { cursor, params }) {
      // No field of a page is promised but its videos.
      const more =
        typeof totalPages === "number"
          ? Number(cursor) < totalPages
          : videos.length > 0 && videos.length >= (params.limit ?? 10);
      return more ? Number(cursor) + 1 : undefined;
    },
  },
  nameField: "name",
  createdAtField: "createdAt",
  search: (name) => [byName(name)],
  createBody: videoBody,
};

export function createVideos(transport: Transport): Plain<ArgilVideos> {
  const resource = createResource(transport, facts);
  const { get, prepare, remove } = resource;
  const list: ArgilVideos["list"] = (params, options) => resource.list(listQuery(params), options);
  const kind: KeyedKind<ArgilVideo, ArgilVideoInput> = {
    prepare,
    get,
    list: (key, options) => list({ extrasFilter: { [keyName]: key } }, options).toArray(),
    more: ({ moments }) => moments,
  };

  const create: Plain<ArgilVideos>["create"] = (input, options) =>
    createItem(transport, () => prepareKeyed(kind, input, options), options);

  const toStart = (
    id: string,
    known: ArgilVideo | undefined,
    { callbackUrl }: ArgilRenderInput,
  ): StartRequest<ArgilVideo> => ({
    path: "/videos/{id}/render",
    id,
    body: { callbackUrl },
    guard: hasId as (body: unknown) => body is ArgilVideo,
    get,
    hasBegun: (video, sentAt) => hasBegun(video, known, sentAt),
    doubt: ({ status }) =>
      status === "IDLE"
        ? "read again it is IDLE and nothing was generated, which suggests that rendering did not begin and does not prove it"
        : `read again it is ${status}, which does not prove that this render has begun`,
  });

  const render: Plain<ArgilVideos>["render"] = async (idOrVideo, input = {}, options) => {
    toBody(profile.name, input, renderFields);
    const known = isObject(idOrVideo) ? idOrVideo : undefined;
    return startOnce(transport, toStart(known?.id ?? (idOrVideo as string), known, input), options);
  };

  const { wait } = createWaits(transport, lifecycle, { create, get });
  return {
    create,
    get,
    list,
    render,
    wait,
    renderAndWait(idOrVideo, input, options) {
      const rendered = { create: (_: undefined, own: CreateOptions) => render(idOrVideo, input, own), get };
      return createWaits(transport, lifecycle, rendered).createAndWait(undefined, options);
    },
    async createAndRender(given, options) {
      const input = snapshot(given);
      checkRendered(input);
      const { callbackUrl, ...video } = input;
      const start = (made: ArgilVideo, own: CallOptions) => {
        if (input.idempotencyKey === undefined) return render(made, { callbackUrl }, own);
        // Other calls under the key have the same video.
        const needs = ({ status }: ArgilVideo) => ![...rendering, ...ended].includes(status);
        const sharing = { needs, resend: options?.resend === true };
        return startShared(transport, toStart(made.id, made, { callbackUrl }), own, sharing);
      };
      return createWaits(transport, lifecycle, { create, get, start }).createAndWait(video, options);
    },
    download(idOrVideo, target, options) {
      const known = isObject(idOrVideo) ? idOrVideo : undefined;
      const id = known ? known.id : (idOrVideo as string);
      const address = async (own: CallOptions, renew: boolean) => {
        const video = known?.videoUrl && !renew ? known : await get(id, own);
        if (video.videoUrl) return video.videoUrl;
        const state = transport.redactor.text(`the video is ${video.status}`);
        throw new InvalidInputError(profile.name, [`${state} and has no file: there is one once it is DONE`]);
      };
      return download(transport, { path: facts.item, id, address }, target, options);
    },
    delete: remove,
    async findCreated(search, options) {
      if (isObject(search) && "idempotencyKey" in search) {
        checkKeySearch(search);
        return findByKey(kind, search.idempotencyKey, options);
      }
      checkSearch(search);
      const { name, extras = {}, since = new Date(0) } = search;
      const asked = { ...(name !== undefined && byName(name)), extrasFilter: search.extras };
      const where = { vendor: profile.name, path: facts.collection };
      const found = await findNamed([list(asked, options)], name, toFacts, where);
      return pickSince(found, since).filter((video) =>
        Object.entries(extras).every(([entry, value]) => stringField(video.extras, entry) === value),
      );
    },
    getFromEvent: async (event, options) => get(idFromEvent(event, "video"), options),
  };
}

function byName(name: string) {
  return { nameSearchQuery: searchTerm(name) };
}

function toFacts(video: ArgilVideo) {
  return { name: stringField(video, "name"), createdAt: stringField(video, "createdAt") };
}

/** Whether a video, read after a render was lost that was sent then, shows that rendering has begun. */
function hasBegun(video: ArgilVideo, before: ArgilVideo | undefined, sentAt: Date): boolean {
  if (before && before.status === video.status) return false;
  if (rendering.includes(video.status)) return true;
  if (!ended.includes(video.status)) return false;
  // An earlier render may have ended so.
  return before !== undefined || Date.parse(video.updatedAt ?? "") >= sentAt.getTime() - maxClockSkewMs;
}
