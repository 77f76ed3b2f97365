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
import { createResource, createWaits, type ResourceFacts } from "../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../core/response.ts";
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

/** Argil's videos: creating a project is free, rendering it costs credits. Source: https://docs.argil.ai */
export interface ArgilVideos {
  /**
   * Creates a video project in `IDLE`: nothing is rendered or charged yet. Never retried while its outcome is
   * unknown; with an `idempotencyKey`, safe to call again.
   *
   * @throws InvalidInputError before sending, listing every reason; OutcomeUnknownError if the response was lost; any
   *   ApiError.
   */
  create(input: ArgilVideoInput, options?: CreateOptions): ResponsePromise<ArgilVideo>;
  get(id: string, options?: CallOptions): ResponsePromise<ArgilVideo>;
  /** Lists the account's videos, `limit` at a time; `extrasFilter` selects videos by their `extras`. */
  list(params?: ArgilVideoListParams, options?: CallOptions): PagedList<ArgilVideo, ArgilVideoPage>;
  /**
   * Starts rendering, which costs credits. Never retried while its outcome is unknown: if the response is lost, the
   * video is read again within the call's remaining time, and returned if rendering has started. A status of `DONE`
   * or `FAILED` counts as started only if you passed the video as an object with another status, or if it was updated
   * after the render was sent.
   *
   * @throws InvalidInputError before sending; OutcomeUnknownError with the `id` if the response was lost and the video
   *   does not show that rendering has started (evidence, not proof, that it has not); any ApiError.
   */
  render(
    idOrVideo: string | ArgilVideo,
    input?: ArgilRenderInput,
    options?: StartOptions,
  ): ResponsePromise<ArgilVideo>;
  /**
   * Waits until `status` is `DONE`. A video that was never rendered (`IDLE`) is polled until `maxWaitMs`.
   *
   * @throws JobFailedError for `FAILED`; WaitTimeoutError if still rendering, or never rendered, after `maxWaitMs`.
   */
  wait(idOrVideo: string | ArgilVideo, options?: WaitOptions<ArgilVideo>): ResponsePromise<ReadyArgilVideo>;
  /** Calls `render`, then `wait`. Errors after the render carry the video as `item`. */
  renderAndWait(
    idOrVideo: string | ArgilVideo,
    input?: ArgilRenderInput,
    options?: ArgilRenderAndWaitOptions,
  ): ResponsePromise<ReadyArgilVideo>;
  /**
   * Calls `create`, then `render`, then `wait`. `onCreated` is called before the render; errors after the create
   * carry the video as `item`. With an `idempotencyKey`, a video is rendered only if rendering has not started, once
   * for all calls in this process, and after a render with an unknown outcome only with `resend`.
   */
  createAndRender(
    input: ArgilVideoInput & ArgilRenderInput,
    options?: CreateAndWaitOptions<ArgilVideo>,
  ): ResponsePromise<ReadyArgilVideo>;
  /**
   * Downloads `videoUrl` to a target, which receives the whole file or nothing. Broken connections are resumed and an
   * expired URL is renewed by reading the video again. The storage host never receives the API key.
   *
   * @throws InvalidInputError if the video has no file or the target cannot be written to; any error of a read;
   *   InvalidResponseError for a file longer than `maxBytes`, a redirect, or a URL that is not https.
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
   * Finds what a create with a lost response made: videos with exactly that name and those `extras` created since then,
   * newest first; or those with an idempotency key, oldest first.
   */
  findCreated(search: ArgilVideoSearch, options?: CallOptions): ResponsePromise<ArgilVideo[]>;
  /**
   * Reads the video that an event from `parseWebhook` refers to. Events are not signed: trust only the `status`
   * returned here.
   *
   * @throws InvalidInputError for an avatar event, or anything that is not an event; NotFoundError if the video does
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
      // Only `videos` is required in a page.
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
        ? "the video is still IDLE, which suggests but does not prove that rendering did not start"
        : `the video is ${status}, which does not prove that this render started`,
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
        // Other calls under the key share the video.
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
        throw new InvalidInputError(profile.name, [`${state} and has no file until it is DONE`]);
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

/** Whether a video, read after the response to a render was lost, shows that the render sent then has started. */
function hasBegun(video: ArgilVideo, before: ArgilVideo | undefined, sentAt: Date): boolean {
  if (before && before.status === video.status) return false;
  if (rendering.includes(video.status)) return true;
  if (!ended.includes(video.status)) return false;
  // The status may stem from an earlier render.
  return before !== undefined || Date.parse(video.updatedAt ?? "") >= sentAt.getTime() - maxClockSkewMs;
}
