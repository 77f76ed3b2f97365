import { call } from "../../core/call/call.ts";
import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import { create } from "../../core/create/create.ts";
import { InvalidResponseError } from "../../core/errors/index.ts";
import type { Transport } from "../../core/http/transport.ts";
import { applyRenames, hasId, isObject } from "../../core/input/fields.ts";
import { searchTerm } from "../../core/input/name-rules.ts";
import type { CreatedSearch } from "../../core/list/find-created.ts";
import { checkCreatedSearch, findNamed, pickSince } from "../../core/list/find-created.ts";
import { listPages, type PagedList } from "../../core/list/page.ts";
import { type CreateAndWaitOptions, createAndWait } from "../../core/wait/create-and-wait.ts";
import type { Waiter, WaitOptions } from "../../core/wait/lifecycle.ts";
import { waitUntilReady } from "../../core/wait/wait.ts";
import { createBody } from "./input.ts";
import { lifecycle } from "./lifecycle.ts";
import type {
  ProtofaceAvatar,
  ProtofaceAvatarInput,
  ProtofaceAvatarList,
  ProtofaceAvatarListParams,
  ReadyProtofaceAvatar,
} from "./types.ts";

/** Protoface's avatar operations. Source of their rules: https://docs.protoface.com */
export interface ProtofaceAvatars {
  /**
   * Uploads a portrait; the avatar comes back in `processing`. Never sent twice by itself.
   *
   * @throws InvalidInputError before sending, for a picture that Protoface would refuse; OutcomeUnknownError when the
   *   answer was lost; QuotaExceededError when credit or avatar slots are used up; any ApiError.
   */
  create(input: ProtofaceAvatarInput, options?: CreateOptions): Promise<ProtofaceAvatar>;
  get(id: string, options?: CallOptions): Promise<ProtofaceAvatar>;
  /** Stock and own avatars (`scope: "org"` for own only), `limit` at a time: 1 to 100, default 20. */
  list(
    params?: ProtofaceAvatarListParams,
    options?: CallOptions,
  ): PagedList<ProtofaceAvatar, ProtofaceAvatarList>;
  /**
   * Permanently deletes the avatar, its picture and all that was built from it. Stock avatars are a BadRequestError.
   */
  delete(id: string, options?: CallOptions): Promise<void>;
  /**
   * Waits until `status` is `ready`.
   *
   * @throws AvatarFailedError with Protoface's `failure_reason`; WaitTimeoutError when still building at `maxWaitMs`.
   */
  wait(
    idOrAvatar: string | ProtofaceAvatar,
    options?: WaitOptions<ProtofaceAvatar>,
  ): Promise<ReadyProtofaceAvatar>;
  /** `create`, then `wait`. Errors after the create carry the avatar as `item`. */
  createAndWait(
    input: ProtofaceAvatarInput,
    options?: CreateAndWaitOptions<ProtofaceAvatar>,
  ): Promise<ReadyProtofaceAvatar>;
  /** Finds what a create with a lost answer made: own avatars of exactly that name made since then, newest first. */
  findCreated(search: CreatedSearch, options?: CallOptions): Promise<ProtofaceAvatar[]>;
}

const collection = "/v1/avatars";
const item = "/v1/avatars/{avatar_id}";
const oldNames = { voice: "default_voice", custom_instructions: "default_custom_instructions" };
/** What Protoface calls an avatar that was given no name. */
const defaultName = "Custom Avatar";

export function createAvatars(transport: Transport): ProtofaceAvatars {
  const isAvatar = (body: unknown): body is ProtofaceAvatar => hasId(body) && applyRenames(body, oldNames);
  const isList = (body: unknown): body is ProtofaceAvatarList =>
    isObject(body) && Array.isArray(body.data) && body.data.every(isAvatar);

  const watch: Waiter<ProtofaceAvatar, ReadyProtofaceAvatar> = {
    ...lifecycle,
    clock: transport.config.clock,
    redactor: transport.redactor,
    get: (id, options) => avatars.get(id, options),
  };

  const findNamedOnes = (name: string, options?: CallOptions) =>
    findNamed(
      avatars.list({ scope: "org", q: searchTerm(name), limit: 100 }, options),
      name,
      ({ name, created_at }) => ({ name, createdAt: created_at }),
      { vendor: "protoface", path: collection },
    );

  const avatars: ProtofaceAvatars = {
    create: (input, options) =>
      create(
        transport,
        async () => {
          const body = await createBody(input, options);
          const { name: sentName } = input;
          const name = sentName ?? defaultName;
          const search = (options: CallOptions) => findNamedOnes(name, options);
          return { path: collection, body, guard: isAvatar, recovery: { name, sentName, search } };
        },
        options,
      ),
    async get(id, options) {
      const request = { method: "GET", path: item, params: { avatar_id: id } } as const;
      return (await call(transport, request, options, isAvatar)).value;
    },
    list: (params = {}, options) =>
      listPages({
        first: params.starting_after ?? undefined,
        async load(cursor: string | undefined) {
          const query = cursor === undefined ? params : { ...params, starting_after: cursor };
          const request = { method: "GET", path: collection, query } as const;
          const { value: body, status } = await call(transport, request, options, isList);
          // The cursor is optional, and the vendor's own example leaves it out.
          const next = body.next_cursor ?? body.data.at(-1)?.id;
          return { items: body.data, body, status, cursor: body.has_more ? (next ?? cursor) : undefined };
        },
        stuck: ({ status, cursor }) =>
          new InvalidResponseError(
            { vendor: "protoface", method: "GET", path: collection, attempts: [] },
            status,
            transport.redactor.text(`has_more is true, but the cursor ${cursor} was followed before`),
          ),
      }),
    async delete(id, options) {
      await call(transport, { method: "DELETE", path: item, params: { avatar_id: id } }, options, undefined);
    },
    wait: (idOrAvatar, options) => waitUntilReady(watch, idOrAvatar, options),
    createAndWait: (input, options) => createAndWait(watch, (own) => avatars.create(input, own), options),
    async findCreated(search, options) {
      checkCreatedSearch("protoface", search);
      return pickSince(await findNamedOnes(search.name, options), search.since);
    },
  };
  return avatars;
}
