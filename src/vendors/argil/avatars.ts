import { call } from "../../core/call/call.ts";
import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import { create } from "../../core/create/create.ts";
import { InvalidInputError } from "../../core/errors/input.ts";
import type { Transport } from "../../core/http/transport.ts";
import { applyRenames, hasId, isObject, stringField } from "../../core/input/fields.ts";
import { checkCreatedSearch, type Found, findNamed, pickSince } from "../../core/list/find-created.ts";
import type { PagedList } from "../../core/list/page.ts";
import { type CreateAndWaitOptions, createAndWait } from "../../core/wait/create-and-wait.ts";
import type { Waiter, WaitOptions } from "../../core/wait/lifecycle.ts";
import { waitUntilReady } from "../../core/wait/wait.ts";
import { checkKeySearch, inputOf, keyOf, requireSame, withKey } from "./idempotency.ts";
import { createBody } from "./input.ts";
import { lifecycle } from "./lifecycle.ts";
import { listAll } from "./list-all.ts";
import type {
  ArgilAvatar,
  ArgilAvatarInput,
  ArgilAvatarListParams,
  ArgilCreatedSearch,
  ReadyArgilAvatar,
} from "./types.ts";
import type { ArgilEvent } from "./webhooks/events.ts";

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
  create(input: ArgilAvatarInput, options?: CreateOptions): Promise<ArgilAvatar>;
  get(id: string, options?: CallOptions): Promise<ArgilAvatar>;
  /** Stock and own avatars (`visibility: "private"` for own only). Argil has no pages: one page holds them all. */
  list(params?: ArgilAvatarListParams, options?: CallOptions): PagedList<ArgilAvatar, ArgilAvatar[]>;
  /**
   * Waits until `status` is `IDLE`.
   *
   * @throws AvatarFailedError for `TRAINING_FAILED` and `REFUSED`; WaitTimeoutError when still training at `maxWaitMs`.
   */
  wait(idOrAvatar: string | ArgilAvatar, options?: WaitOptions<ArgilAvatar>): Promise<ReadyArgilAvatar>;
  /** `create`, then `wait`. Errors after the create carry the avatar as `item`. */
  createAndWait(
    input: ArgilAvatarInput,
    options?: CreateAndWaitOptions<ArgilAvatar>,
  ): Promise<ReadyArgilAvatar>;
  /**
   * Finds what a create with a lost answer made: avatars of exactly that name made since then, newest first, or those
   * under an idempotency key, oldest first.
   */
  findCreated(search: ArgilCreatedSearch, options?: CallOptions): Promise<ArgilAvatar[]>;
  /**
   * Reads the avatar that an event of `parseWebhook` is about. An event proves nothing: trust the `status` of this one.
   *
   * @throws InvalidInputError for a video's event; NotFoundError if the avatar does not exist.
   */
  confirm(event: ArgilEvent, options?: CallOptions): Promise<ArgilAvatar>;
}

const collection = "/avatars";

export function createAvatars(transport: Transport): ArgilAvatars {
  const isAvatar = (body: unknown): body is ArgilAvatar =>
    hasId(body) && applyRenames(body, { createdAt: "createAt" });

  const watch: Waiter<ArgilAvatar, ReadyArgilAvatar> = {
    ...lifecycle,
    clock: transport.config.clock,
    redactor: transport.redactor,
    get: (id, options) => avatars.get(id, options),
  };

  const findAll = (options?: CallOptions) => avatars.list({}, options).toArray();
  const findNamedOnes = (name: string, options?: CallOptions) =>
    findNamed(avatars.list({}, options), name, ({ name, createdAt }) => ({ name, createdAt }), {
      vendor: "argil",
      path: collection,
    });

  async function prepare(input: ArgilAvatarInput, options: CreateOptions | undefined) {
    const body = await createBody(input, options);
    const { name, extras, idempotencyKey } = input;
    const search = async (options: CallOptions): Promise<Found<ArgilAvatar>[]> => {
      if (idempotencyKey !== undefined) {
        return withKey(await findAll(options), idempotencyKey).map((item) => ({ item, madeAt: Number.NaN }));
      }
      // What carries a key was made under it.
      const found = await findNamedOnes(name, options);
      return found.filter(({ item }) => keyOf(item) === undefined);
    };
    const recovery = { name, sentName: name, idempotencyKey, search };
    const request = { path: collection, body, guard: isAvatar, recovery };
    if (idempotencyKey === undefined) return request;
    const asked = { key: idempotencyKey, name, extras };
    const key = {
      key: idempotencyKey,
      input: inputOf(asked),
      find: async (own: CallOptions) => withKey(await findAll(own), idempotencyKey),
      get: avatars.get,
      requireSame: (avatar: ArgilAvatar) => requireSame(avatar, asked),
    };
    return { ...request, key };
  }

  const avatars: ArgilAvatars = {
    create: (input, options) => create(transport, () => prepare(input, options), options),
    async get(id, options) {
      const request = { method: "GET", path: "/avatars/{id}", params: { id } } as const;
      return (await call(transport, request, options, isAvatar)).value;
    },
    list: (params, options) => listAll(transport, { path: collection, query: params }, options, isAvatar),
    wait: (idOrAvatar, options) => waitUntilReady(watch, idOrAvatar, options),
    createAndWait: (input, options) => createAndWait(watch, (own) => avatars.create(input, own), options),
    async findCreated(search, options) {
      if (isObject(search) && "idempotencyKey" in search) {
        checkKeySearch(search);
        return withKey(await findAll(options), search.idempotencyKey);
      }
      checkCreatedSearch("argil", search);
      return pickSince(await findNamedOnes(search.name, options), search.since);
    },
    async confirm(event, options) {
      const id = stringField(event.data, "avatarId");
      if (id === undefined) throw new InvalidInputError("argil", [`${event.event} is not about an avatar`]);
      return avatars.get(id, options);
    },
  };
  return avatars;
}
