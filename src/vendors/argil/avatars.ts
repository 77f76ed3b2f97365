import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import { create as createItem } from "../../core/create/create.ts";
import type { Transport } from "../../core/http/transport.ts";
import { isObject } from "../../core/input/fields.ts";
import type { PagedList } from "../../core/list/page.ts";
import type { Plain, ResponsePromise } from "../../core/load-on-use.ts";
import { createResource, createWaits, type ResourceFacts } from "../../core/resource.ts";
import type { CreateAndWaitOptions } from "../../core/wait/create-and-wait.ts";
import type { WaitOptions } from "../../core/wait/lifecycle.ts";
import { checkKeySearch, findByKey, type KeyedKind, prepareKeyed } from "./idempotency.ts";
import { createBody } from "./input.ts";
import { lifecycle } from "./lifecycle.ts";
import type {
  ArgilAvatar,
  ArgilAvatarInput,
  ArgilAvatarListParams,
  ArgilCreatedSearch,
  ReadyArgilAvatar,
} from "./types.ts";
import { type ArgilEvent, idFromEvent } from "./webhooks/events.ts";

/**
 * Argil's avatar operations; its API cannot change or delete an avatar. Source of their rules: https://docs.argil.ai
 */
export interface ArgilAvatars {
  /**
   * Starts training; costs 2 credits and is usually ready in 30 seconds. Never sent twice by itself; with an
   * `idempotencyKey`, safe to call again.
   *
   * @throws InvalidInputError before sending, for a picture that Argil would refuse; OutcomeUnknownError when the
   *   answer was lost; any ApiError.
   */
  create(input: ArgilAvatarInput, options?: CreateOptions): ResponsePromise<ArgilAvatar>;
  get(id: string, options?: CallOptions): ResponsePromise<ArgilAvatar>;
  /** Stock and own avatars (`visibility: "private"` for own only). Argil has no pages: one page holds them all. */
  list(params?: ArgilAvatarListParams, options?: CallOptions): PagedList<ArgilAvatar, ArgilAvatar[]>;
  /**
   * Waits until `status` is `IDLE`.
   *
   * @throws AvatarFailedError for `TRAINING_FAILED` and `REFUSED`; WaitTimeoutError when still training at `maxWaitMs`.
   */
  wait(
    idOrAvatar: string | ArgilAvatar,
    options?: WaitOptions<ArgilAvatar>,
  ): ResponsePromise<ReadyArgilAvatar>;
  /** `create`, then `wait`. Errors after the create carry the avatar as `item`. */
  createAndWait(
    input: ArgilAvatarInput,
    options?: CreateAndWaitOptions<ArgilAvatar>,
  ): ResponsePromise<ReadyArgilAvatar>;
  /**
   * Finds what a create with a lost answer made: avatars of exactly that name made since then, newest first, or those
   * under an idempotency key, oldest first.
   */
  findCreated(search: ArgilCreatedSearch, options?: CallOptions): ResponsePromise<ArgilAvatar[]>;
  /**
   * Reads the avatar that an event of `parseWebhook` is about. An event proves nothing: trust the `status` of this one.
   *
   * @throws InvalidInputError for a video's event, and for anything that is not an event; NotFoundError if the avatar does
   *   not exist.
   */
  getFromEvent(event: ArgilEvent, options?: CallOptions): ResponsePromise<ArgilAvatar>;
}

const facts: ResourceFacts<ArgilAvatar, ArgilAvatarInput, ArgilAvatarListParams, ArgilAvatar[]> = {
  collection: "/avatars",
  item: "/avatars/{id}",
  listParams: { orientation: true, model: true, visibility: true },
  oldNames: { createdAt: "createAt" },
  nameField: "name",
  createdAtField: "createdAt",
  search: () => [{}],
  createBody,
};

export function createAvatars(transport: Transport): Plain<ArgilAvatars> {
  const { get, list, findCreated, prepare } = createResource(transport, facts);
  const kind: KeyedKind<ArgilAvatar, ArgilAvatarInput> = {
    prepare,
    get,
    list: (_key, options) => list({}, options).toArray(),
  };
  const create: Plain<ArgilAvatars>["create"] = (input, options) =>
    createItem(transport, () => prepareKeyed(kind, input, options), options);

  return {
    create,
    get,
    list,
    ...createWaits(transport, lifecycle, { create, get }),
    async findCreated(search, options) {
      if (!isObject(search) || !("idempotencyKey" in search)) return findCreated(search, options);
      checkKeySearch(search);
      return findByKey(kind, search.idempotencyKey, options);
    },
    async getFromEvent(event, options) {
      return get(idFromEvent(event, "avatar"), options);
    },
  };
}
