import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import type { Transport } from "../../core/http/transport.ts";
import { searchTerm } from "../../core/input/name-rules.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";
import type { PagedList } from "../../core/list/page.ts";
import type { Plain, ResponsePromise } from "../../core/load-on-use.ts";
import { createResource, createWaits, type ResourceFacts } from "../../core/resource.ts";
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

/** Anam's avatar operations. Source of their rules: https://anam.ai/docs/api-reference */
export interface AnamAvatars {
  /**
   * Creates a "one-shot" avatar from one picture; bytes are sent as a file, a URL as JSON. Never sent twice by itself.
   *
   * @throws InvalidInputError before sending, for a picture that Anam would refuse; OutcomeUnknownError when the answer
   *   was lost; UnprocessableError when processing or moderation refuses the picture; any ApiError.
   */
  create(input: AnamAvatarInput, options?: CreateOptions): ResponsePromise<AnamAvatar>;
  /** Reads one avatar; its signed URLs are valid for 1 hour. */
  get(id: string, options?: CallOptions): ResponsePromise<AnamAvatar>;
  /** Stock and own avatars, `perPage` at a time (1 to 100, default 10). A 404 is an empty page with that `status`. */
  list(params?: AnamAvatarListParams, options?: CallOptions): PagedList<AnamAvatar, AnamAvatarList>;
  /** Renames an avatar. */
  update(id: string, update: AnamAvatarUpdate, options?: CallOptions): ResponsePromise<AnamAvatar>;
  /** A soft delete, or a permanent one with `hard: true`. */
  delete(id: string, options?: AnamDeleteOptions): ResponsePromise<void>;
  /**
   * Waits until `videoUrl` is set: Anam has no status, so this is inferred, and a build that fails never says so.
   *
   * @throws WaitTimeoutError when that has not happened within `maxWaitMs`; whether it still will is unknown.
   */
  wait(idOrAvatar: string | AnamAvatar, options?: WaitOptions<AnamAvatar>): ResponsePromise<ReadyAnamAvatar>;
  /** `create`, then `wait`. Errors after the create carry the avatar as `item`. */
  createAndWait(
    input: AnamAvatarInput,
    options?: CreateAndWaitOptions<AnamAvatar>,
  ): ResponsePromise<ReadyAnamAvatar>;
  /**
   * Finds what a create with a lost answer made: one-shot avatars of exactly that name made since then, newest first.
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
