import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import type { Transport } from "../../core/http/transport.ts";
import { searchTerm } from "../../core/input/name-rules.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";
import type { PagedList } from "../../core/list/page.ts";
import { createResource, createWaits, type ResourceFacts } from "../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../core/response.ts";
import type { CreateAndWaitOptions } from "../../core/wait/create-and-wait.ts";
import type { WaitOptions } from "../../core/wait/lifecycle.ts";
import { createBody } from "./input.ts";
import { lifecycle } from "./lifecycle.ts";
import { nextPage } from "./paging.ts";
import type {
  ProtofaceAvatar,
  ProtofaceAvatarInput,
  ProtofaceAvatarList,
  ProtofaceAvatarListParams,
  ReadyProtofaceAvatar,
} from "./types.ts";

/** Protoface's avatar operations. Source: https://docs.protoface.com */
export interface ProtofaceAvatars {
  /**
   * Creates an avatar from a portrait and returns it in `processing`. Never retried while its outcome is unknown.
   *
   * @throws InvalidInputError before sending, for an image that Protoface would reject; OutcomeUnknownError if the
   *   response was lost; QuotaExceededError if credits or avatar slots are used up; any ApiError.
   */
  create(input: ProtofaceAvatarInput, options?: CreateOptions): ResponsePromise<ProtofaceAvatar>;
  get(id: string, options?: CallOptions): ResponsePromise<ProtofaceAvatar>;
  /** Lists stock and own avatars (`scope: "org"` for own only), `limit` at a time: 1 to 100, default 20. */
  list(
    params?: ProtofaceAvatarListParams,
    options?: CallOptions,
  ): PagedList<ProtofaceAvatar, ProtofaceAvatarList>;
  /**
   * Permanently deletes the avatar, its image and everything built from it.
   *
   * @throws BadRequestError for a stock avatar; any ApiError.
   */
  delete(id: string, options?: CallOptions): ResponsePromise<void>;
  /**
   * Waits until `status` is `ready`.
   *
   * @throws AvatarFailedError with Protoface's `failure_reason`; WaitTimeoutError if still building after `maxWaitMs`.
   */
  wait(
    idOrAvatar: string | ProtofaceAvatar,
    options?: WaitOptions<ProtofaceAvatar>,
  ): ResponsePromise<ReadyProtofaceAvatar>;
  /** Calls `create`, then `wait`. Errors after the create carry the avatar as `item`. */
  createAndWait(
    input: ProtofaceAvatarInput,
    options?: CreateAndWaitOptions<ProtofaceAvatar>,
  ): ResponsePromise<ReadyProtofaceAvatar>;
  /**
   * Finds what a create with a lost response made: own avatars with exactly that name created since then, newest
   * first.
   */
  findCreated(search: CreatedSearch, options?: CallOptions): ResponsePromise<ProtofaceAvatar[]>;
}

const facts: ResourceFacts<
  ProtofaceAvatar,
  ProtofaceAvatarInput,
  ProtofaceAvatarListParams,
  ProtofaceAvatarList
> = {
  collection: "/v1/avatars",
  item: "/v1/avatars/{avatar_id}",
  listParams: { limit: true, starting_after: true, scope: true, q: true },
  itemsField: "data",
  paging: nextPage,
  oldNames: { voice: "default_voice", custom_instructions: "default_custom_instructions" },
  nameField: "name",
  defaultName: "Custom Avatar",
  createdAtField: "created_at",
  search: (name) => [{ scope: "org", q: searchTerm(name), limit: 100 }],
  createBody,
};

export function createAvatars(transport: Transport): Plain<ProtofaceAvatars> {
  const { create, get, list, findCreated, remove } = createResource(transport, facts);
  return {
    create,
    get,
    list,
    delete: remove,
    ...createWaits(transport, lifecycle, { create, get }),
    findCreated,
  };
}
