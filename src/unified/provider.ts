import type { CallOptions, CreateOptions } from "../core/config/options.ts";
import type { VendorName } from "../core/errors/index.ts";
import type { PagedList } from "../core/list/page.ts";
import type { ResponsePromise } from "../core/response.ts";
import type { CreateAndWaitOptions } from "../core/wait/create-and-wait.ts";
import type { WaitOptions } from "../core/wait/lifecycle.ts";
import type { WaitAllResult } from "../core/wait/many/pending.ts";
import type { WaitManyOptions } from "../core/wait/many/wait-all.ts";
import type { CreateManyInput, CreateManyOptions, CreateManyResult } from "./create-many.ts";
import type { NativeOption, UnifiedAvatarInput } from "./input.ts";
import type { ReadyUnifiedAvatar, UnifiedAvatar, VendorTypes } from "./types.ts";

/** Filters of a provider's list. */
export interface ProviderListParams {
  /** Excludes the vendor's stock avatars. Default false. */
  own?: boolean | undefined;
  /** Avatars per page, 1 to 100. Default: the vendor's. Ignored by Argil, which does not paginate. */
  pageSize?: number | undefined;
}

/**
 * One vendor behind the API that all three share. Errors, waits, pagination and retries are the same as in the vendors'
 * own clients.
 */
export interface BaseProvider<Vendor extends VendorName> {
  /** The vendor of these avatars. */
  readonly vendor: Vendor;
  /** The vendor's own client, for everything that is not common to all vendors. */
  readonly client: VendorTypes[Vendor]["client"];
  /**
   * Creates an avatar, which costs money or a slot of your plan, and returns it while it is still building. Never
   * retried while its outcome is unknown.
   *
   * @throws InvalidInputError before sending, for an image or a name that the vendor would reject;
   *   OutcomeUnknownError if the response was lost; QuotaExceededError; any ApiError.
   */
  create(
    input: UnifiedAvatarInput<Vendor>,
    options?: CreateOptions & NativeOption<Vendor>,
  ): ResponsePromise<UnifiedAvatar<Vendor>>;
  /** Reads one avatar. @throws NotFoundError for an unknown id; any ApiError. */
  get(id: string, options?: CallOptions): ResponsePromise<UnifiedAvatar<Vendor>>;
  /** Lists avatars, including stock avatars unless `own` is true. No request is made until you read the list. */
  list(
    params?: ProviderListParams,
    options?: CallOptions,
  ): PagedList<UnifiedAvatar<Vendor>, VendorTypes[Vendor]["list"]>;
  /** Waits until the avatar is ready. @throws AvatarFailedError, WaitTimeoutError; their `item` is a unified avatar. */
  wait(
    idOrAvatar: string | UnifiedAvatar<Vendor>,
    options?: WaitOptions<UnifiedAvatar<Vendor>>,
  ): ResponsePromise<ReadyUnifiedAvatar<Vendor>>;
  /** Calls `create`, then `wait`. Errors after the create carry the avatar as `item`. */
  createAndWait(
    input: UnifiedAvatarInput<Vendor>,
    options?: CreateAndWaitOptions<UnifiedAvatar<Vendor>> & NativeOption<Vendor>,
  ): ResponsePromise<ReadyUnifiedAvatar<Vendor>>;
  /**
   * Waits for many avatars and yields each as it settles, including failures. Polls the vendor's list when that takes
   * fewer requests than polling one by one, so a thousand builds do not cost a thousand polls.
   *
   * @example
   * for await (const { id, status } of provider.waitAll(ids)) console.log(id, status);
   */
  waitAll(
    idsOrAvatars: Iterable<string | UnifiedAvatar<Vendor>>,
    options?: WaitManyOptions<UnifiedAvatar<Vendor>>,
  ): AsyncGenerator<WaitAllResult<UnifiedAvatar<Vendor>, ReadyUnifiedAvatar<Vendor>>, void, undefined>;
  /**
   * Creates many avatars, a few at a time, and returns the outcome of each, in the order given.
   *
   * An abort never rejects it: it stops sending, lets creates in flight finish (for at most `drainMs`), and returns
   * every id. It also stops sending after 401, 402, 403 and `quota_exceeded`. A rate limit pauses all creates, uses
   * up no retries, and ends the run only after 15 minutes.
   */
  createMany(
    inputs: Iterable<CreateManyInput<Vendor>>,
    options?: CreateManyOptions<Vendor>,
  ): Promise<CreateManyResult<Vendor>[]>;
}

interface Deletes {
  /** Deletes an avatar: a soft delete at Anam, permanent at Protoface. */
  delete(id: string, options?: CallOptions): ResponsePromise<void>;
}

/**
 * A provider. Argil's has no `delete`, because its API offers none; on a provider of any vendor, `delete` is optional.
 * To reach one vendor's own operations, check `provider.client.vendor`, which narrows `provider.client`.
 */
export type AvatarProvider<Vendor extends VendorName = VendorName> = BaseProvider<Vendor> &
  ([Vendor] extends ["argil"] ? unknown : "argil" extends Vendor ? Partial<Deletes> : Deletes);
