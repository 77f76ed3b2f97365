import type { CallOptions, CreateOptions } from "../core/config/options.ts";
import type { VendorName } from "../core/errors/index.ts";
import type { PagedList } from "../core/list/page.ts";
import type { ResponsePromise } from "../core/load-on-use.ts";
import type { CreateAndWaitOptions } from "../core/wait/create-and-wait.ts";
import type { WaitOptions } from "../core/wait/lifecycle.ts";
import type { WaitAllResult } from "../core/wait/many/pending.ts";
import type { WaitManyOptions } from "../core/wait/many/wait-all.ts";
import type { CreateManyInput, CreateManyOptions, CreateManyResult } from "./create-many.ts";
import type { NativeOption, UnifiedAvatarInput } from "./input.ts";
import type { ReadyUnifiedAvatar, UnifiedAvatar, VendorTypes } from "./types.ts";

/** What a provider's list may be narrowed by. */
export interface ProviderListParams {
  /** Leaves out the vendor's stock avatars. Default false. */
  own?: boolean | undefined;
  /** Avatars per page, 1 to 100. Default: the vendor's. Argil has no pages. */
  pageSize?: number | undefined;
}

/**
 * One vendor in the vocabulary that all three share. Errors are those of the clients; waits, pages and retries follow
 * the same rules.
 */
export interface BaseProvider<Vendor extends VendorName> {
  /** Whose avatars these are. */
  readonly vendor: Vendor;
  /** The vendor's own client, for everything that the vendors do not have in common. */
  readonly client: VendorTypes[Vendor]["client"];
  /**
   * Makes an avatar, which costs money or a slot of the plan; it comes back while it is still building. Never sent twice by
   * itself.
   *
   * @throws InvalidInputError before sending, for a picture or a name that the vendor would refuse; OutcomeUnknownError when
   *   the answer was lost; QuotaExceededError; any ApiError.
   */
  create(
    input: UnifiedAvatarInput<Vendor>,
    options?: CreateOptions & NativeOption<Vendor>,
  ): ResponsePromise<UnifiedAvatar<Vendor>>;
  /** Reads one avatar. @throws NotFoundError for an unknown id; any ApiError. */
  get(id: string, options?: CallOptions): ResponsePromise<UnifiedAvatar<Vendor>>;
  /** Avatars as the vendor lists them, stock avatars included unless `own` is true; nothing is sent until it is read. */
  list(
    params?: ProviderListParams,
    options?: CallOptions,
  ): PagedList<UnifiedAvatar<Vendor>, VendorTypes[Vendor]["list"]>;
  /** @throws AvatarFailedError, WaitTimeoutError; their `item` is a unified one. */
  wait(
    idOrAvatar: string | UnifiedAvatar<Vendor>,
    options?: WaitOptions<UnifiedAvatar<Vendor>>,
  ): ResponsePromise<ReadyUnifiedAvatar<Vendor>>;
  /** `create`, then `wait`. Errors after the create carry the avatar as `item`. */
  createAndWait(
    input: UnifiedAvatarInput<Vendor>,
    options?: CreateAndWaitOptions<UnifiedAvatar<Vendor>> & NativeOption<Vendor>,
  ): ResponsePromise<ReadyUnifiedAvatar<Vendor>>;
  /**
   * Waits for many at once and yields each as it settles, failures included. Reads through the vendor's list when that
   * takes fewer requests than reading one by one, so a thousand builds do not cost a thousand polls.
   *
   * @example
   * for await (const { id, status } of provider.waitAll(ids)) console.log(id, status);
   */
  waitAll(
    idsOrAvatars: Iterable<string | UnifiedAvatar<Vendor>>,
    options?: WaitManyOptions<UnifiedAvatar<Vendor>>,
  ): AsyncGenerator<WaitAllResult<UnifiedAvatar<Vendor>, ReadyUnifiedAvatar<Vendor>>, void, undefined>;
  /**
   * Creates many, a few at a time, and returns the outcome of each, in the order given.
   *
   * Never rejects because of an abort: it stops sending, lets the creates in flight finish (for at most `drainMs`), and
   * every id is in the results. It also stops sending after 401, 402, 403 and `quota_exceeded`. A rate limit pauses all
   * creates, uses up no retries, and ends the run only after 15 minutes.
   */
  createMany(
    inputs: Iterable<CreateManyInput<Vendor>>,
    options?: CreateManyOptions<Vendor>,
  ): Promise<CreateManyResult<Vendor>[]>;
}

interface Deletes {
  /** A soft delete at Anam, permanent at Protoface. */
  delete(id: string, options?: CallOptions): ResponsePromise<void>;
}

/**
 * A provider. Argil's has no `delete`: its API offers none, so a provider of any vendor may lack it. To come to one
 * vendor's own operations ask `provider.client.vendor`, which narrows `provider.client`.
 */
export type AvatarProvider<Vendor extends VendorName = VendorName> = BaseProvider<Vendor> &
  ([Vendor] extends ["argil"] ? unknown : "argil" extends Vendor ? Partial<Deletes> : Deletes);
