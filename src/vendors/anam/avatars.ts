import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import type { Transport } from "../../core/http/transport.ts";
import { searchTerm } from "../../core/input/name-rules.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";
import type { PagedList } from "../../core/list/page.ts";
import { createResource, createWaits, type ResourceFacts } from "../../core/resource.ts";
import type { Plain, ResponsePromise } from "../../core/response.ts";
import type { CreateAndWaitOptions } from "../../core/wait/create-and-wait.ts";
import type { WaitOptions } from "../../core/wait/lifecycle.ts";
import { createBody, updateBody } from "./input.ts";
import { lifecycle } from "./lifecycle.ts";
import { paged } from "./pages.ts";
import type {
  AnamAvatar,
  AnamAvatarInput,
  AnamAvatarList,
  AnamAvatarListParams,
  AnamAvatarUpdate,
  AnamDeleteOptions,
  ReadyAnamAvatar,
} from "./types.ts";

/** Anam's avatar operations. Source: https://anam.ai/docs/api-reference */
export interface AnamAvatars {
  /**
   * Creates a "one-shot" avatar from one image. Bytes are uploaded as a form, a URL is sent as JSON. Never retried
   * while its outcome is unknown.
   *
   * @throws InvalidInputError before sending, for an image that Anam would reject; OutcomeUnknownError if the response
   *   was lost; UnprocessableError if processing or moderation rejects the image; any ApiError.
   */
  create(input: AnamAvatarInput, options?: CreateOptions): ResponsePromise<AnamAvatar>;
  /** Reads one avatar. Its signed URLs are valid for 1 hour. */
  get(id: string, options?: CallOptions): ResponsePromise<AnamAvatar>;
  /**
   * Lists stock and own avatars, `perPage` at a time (1 to 100, default 10). A 404 is an empty page with that
   * `status`.
   */
  list(params?: AnamAvatarListParams, options?: CallOptions): PagedList<AnamAvatar, AnamAvatarList>;
  /** Renames an avatar. */
  update(id: string, update: AnamAvatarUpdate, options?: CallOptions): ResponsePromise<AnamAvatar>;
  /** Soft-deletes an avatar; `hard: true` deletes it permanently. */
  delete(id: string, options?: AnamDeleteOptions): ResponsePromise<void>;
  /**
   * Waits until `videoUrl` is set. Anam has no status field, so readiness is inferred and a failed build is never
   * reported.
   *
   * @throws WaitTimeoutError if `videoUrl` is not set within `maxWaitMs`; the build may still succeed later.
   */
  wait(idOrAvatar: string | AnamAvatar, options?: WaitOptions<AnamAvatar>): ResponsePromise<ReadyAnamAvatar>;
  /** Calls `create`, then `wait`. Errors after the create carry the avatar as `item`. */
  createAndWait(
    input: AnamAvatarInput,
    options?: CreateAndWaitOptions<AnamAvatar>,
  ): ResponsePromise<ReadyAnamAvatar>;
  /**
   * Finds what a create with a lost response made: one-shot avatars with exactly that name created since then, newest
   * first.
   */
  findCreated(search: CreatedSearch, options?: CallOptions): ResponsePromise<AnamAvatar[]>;
}

const facts: ResourceFacts<AnamAvatar, AnamAvatarInput, AnamAvatarListParams, AnamAvatarList> = {
  collection: "/v1/avatars",
  item: "/v1/avatars/{id}",
  listParams: { page: true, perPage: true, search: true, renderStyle: true, tags: true, onlyOneShot: true },
  ...paged,
  nameField: "displayName",
  createdAtField: "createdAt",
  search: (name) => [{ search: searchTerm(name), onlyOneShot: true, perPage: 100 }],
  createBody,
};

export function createAvatars(transport: Transport): Plain<AnamAvatars> {
  const { create, get, list, findCreated, change, remove } = createResource(transport, facts);
  return {
    create,
    get,
    list,
    update: async (id, update, options) => change(id, updateBody(update), options),
    delete: (id, options) =>
      remove(id, options, { query: { hard: options?.hard }, options: { hard: "boolean" } }),
    ...createWaits(transport, lifecycle, { create, get }),
    findCreated,
  };
}
