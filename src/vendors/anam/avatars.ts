import { call } from "../../core/call/call.ts";
import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import { create } from "../../core/create/create.ts";
import { InvalidResponseError, NotFoundError } from "../../core/errors/index.ts";
import type { Transport } from "../../core/http/transport.ts";
import { hasId, isObject } from "../../core/input/fields.ts";
import { searchTerm } from "../../core/input/name-rules.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";
import { checkCreatedSearch, findNamed, pickSince } from "../../core/list/find-created.ts";
import { listPages, type PagedList } from "../../core/list/page.ts";
import { type CreateAndWaitOptions, createAndWait } from "../../core/wait/create-and-wait.ts";
import type { Waiter, WaitOptions } from "../../core/wait/lifecycle.ts";
import { waitUntilReady } from "../../core/wait/wait.ts";
import { createBody, updateBody } from "./input.ts";
import { lifecycle } from "./lifecycle.ts";
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
  create(input: AnamAvatarInput, options?: CreateOptions): Promise<AnamAvatar>;
  /** Reads one avatar; its signed URLs are valid for 1 hour. */
  get(id: string, options?: CallOptions): Promise<AnamAvatar>;
  /** Stock and own avatars, `perPage` at a time (1 to 100, default 10). A 404 is an empty page with that `status`. */
  list(params?: AnamAvatarListParams, options?: CallOptions): PagedList<AnamAvatar, AnamAvatarList>;
  /** Renames an avatar. */
  update(id: string, update: AnamAvatarUpdate, options?: CallOptions): Promise<AnamAvatar>;
  /** A soft delete, or a permanent one with `hard: true`. */
  delete(id: string, options?: AnamDeleteOptions): Promise<void>;
  /**
   * Waits until `videoUrl` is set: Anam has no status, so this is inferred, and a build that fails never says so.
   *
   * @throws WaitTimeoutError when that has not happened within `maxWaitMs`; whether it still will is unknown.
   */
  wait(idOrAvatar: string | AnamAvatar, options?: WaitOptions<AnamAvatar>): Promise<ReadyAnamAvatar>;
  /** `create`, then `wait`. Errors after the create carry the avatar as `item`. */
  createAndWait(input: AnamAvatarInput, options?: CreateAndWaitOptions<AnamAvatar>): Promise<ReadyAnamAvatar>;
  /**
   * Finds what a create with a lost answer made: one-shot avatars of exactly that name made since then, newest first.
   */
  findCreated(search: CreatedSearch, options?: CallOptions): Promise<AnamAvatar[]>;
}

const collection = "/v1/avatars";
const item = "/v1/avatars/{id}";

export function createAvatars(transport: Transport): AnamAvatars {
  const isAvatar = (body: unknown): body is AnamAvatar => hasId(body);
  const isList = (body: unknown): body is AnamAvatarList =>
    isObject(body) && Array.isArray(body.data) && body.data.every(isAvatar);

  const watch: Waiter<AnamAvatar, ReadyAnamAvatar> = {
    ...lifecycle,
    clock: transport.config.clock,
    redactor: transport.redactor,
    get: (id, options) => avatars.get(id, options),
  };

  const findNamedOnes = (name: string, options?: CallOptions) =>
    findNamed(
      avatars.list({ search: searchTerm(name), onlyOneShot: true, perPage: 100 }, options),
      name,
      ({ displayName, createdAt }) => ({ name: displayName, createdAt }),
      { vendor: "anam", path: collection },
    );

  const avatars: AnamAvatars = {
    create: (input, options) =>
      create(
        transport,
        async () => {
          const body = await createBody(input, options);
          const name = input.displayName;
          const search = (options: CallOptions) => findNamedOnes(name, options);
          return { path: collection, body, guard: isAvatar, recovery: { name, sentName: name, search } };
        },
        options,
      ),
    async get(id, options) {
      return (await call(transport, { method: "GET", path: item, params: { id } }, options, isAvatar)).value;
    },
    list: (params = {}, options) =>
      listPages({
        first: params.page ?? 1,
        async load(page: number | undefined) {
          const query = page === undefined ? params : { ...params, page };
          try {
            const request = { method: "GET", path: collection, query } as const;
            const { value: body, status } = await call(transport, request, options, isList);
            return { items: body.data, body, status, cursor: body.meta?.next ?? undefined };
          } catch (error) {
            // The document says 404 for "no avatars", next to a 200 with a list.
            if (!(error instanceof NotFoundError)) throw error;
            return { items: [], body: emptyList(params), status: error.status, cursor: undefined };
          }
        },
        stuck: ({ status, cursor }) =>
          new InvalidResponseError(
            { vendor: "anam", method: "GET", path: collection, attempts: [] },
            status,
            transport.redactor.text(`meta.next leads back to page ${cursor}, which was read before`),
          ),
      }),
    async update(id, update, options) {
      const request = { method: "PUT", path: item, params: { id }, body: updateBody(update) } as const;
      return (await call(transport, request, options, isAvatar)).value;
    },
    async delete(id, options) {
      const request = {
        method: "DELETE",
        path: item,
        params: { id },
        query: { hard: options?.hard },
        options: { hard: "boolean" },
      } as const;
      await call(transport, request, options, undefined);
    },
    wait: (idOrAvatar, options) => waitUntilReady(watch, idOrAvatar, options),
    createAndWait: (input, options) => createAndWait(watch, (own) => avatars.create(input, own), options),
    async findCreated(search, options) {
      checkCreatedSearch("anam", search);
      return pickSince(await findNamedOnes(search.name, options), search.since);
    },
  };
  return avatars;
}

function emptyList({ perPage = 10 }: AnamAvatarListParams): AnamAvatarList {
  return { data: [], meta: { total: 0, lastPage: 1, currentPage: 1, perPage, prev: null, next: null } };
}
