import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import { create as createItem } from "../../core/create/create.ts";
import type { Transport } from "../../core/http/transport.ts";
import { isObject } from "../../core/input/fields.ts";
import type { PagedList } from "../../core/list/page.ts";
import { createResource, createWaits, type ResourceFacts } from "../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../core/response.ts";
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

/** Argil's avatar operations. Its API cannot update or delete an avatar. Source: https://docs.argil.ai */
export interface ArgilAvatars {
  /**
   * Starts training, which costs 2 credits and usually takes 30 seconds. Never retried while its outcome is unknown;
   * with an `idempotencyKey`, safe to call again.
   *
   * @throws InvalidInputError before sending, for an image that Argil would reject; OutcomeUnknownError if the response
   *   was lost; any ApiError.
   */
  create(input: ArgilAvatarInput, options?: CreateOptions): ResponsePromise<ArgilAvatar>;
  get(id: string, options?: CallOptions): ResponsePromise<ArgilAvatar>;
  /** Lists stock and own avatars (`visibility: "private"` for own only) in one page: Argil does not paginate here. */
  list(params?: ArgilAvatarListParams, options?: CallOptions): PagedList<ArgilAvatar, ArgilAvatar[]>;
  /**
   * Waits until `status` is `IDLE`.
   *
   * @throws AvatarFailedError for `TRAINING_FAILED` and `REFUSED`; WaitTimeoutError if still training after
   *   `maxWaitMs`.
   */
  wait(
    idOrAvatar: string | ArgilAvatar,
    options?: WaitOptions<ArgilAvatar>,
  ): ResponsePromise<ReadyArgilAvatar>;
  /** Calls `create`, then `wait`. Errors after the create carry the avatar as `item`. */
  createAndWait(
    input: ArgilAvatarInput,
    options?: CreateAndWaitOptions<ArgilAvatar>,
  ): ResponsePromise<ReadyArgilAvatar>;
  /**
   * Finds what a create with a lost response made: avatars with exactly that name created since then, newest first, or
   * those with an idempotency key, oldest first.
   */
  findCreated(search: ArgilCreatedSearch, options?: CallOptions): ResponsePromise<ArgilAvatar[]>;
  /**
   * Reads the avatar that an event from `parseWebhook` refers to. Events are not signed: trust only the `status`
   * returned here.
   *
   * @throws InvalidInputError for a video event, or anything that is not an event; NotFoundError if the avatar does not
   *   exist.
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
