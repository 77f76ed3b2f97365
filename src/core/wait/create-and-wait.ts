import { checkOptions, type OptionKinds, pickOptions } from "../config/check-options.ts";
import { type CreateOptions, createOptionKinds } from "../config/options.ts";
import { AbortedError } from "../errors/aborted.ts";
import { attachItem, isAvatarClientError } from "../errors/base.ts";
import { type Waiter, type WaitOptions, waitOptionKinds } from "./lifecycle.ts";
import { checkWaitOptions } from "./rules.ts";
import { waitUntilReady } from "./wait.ts";

/** Options of `createAndWait`: those of the create and the wait, and a callback as soon as there is an id. */
export interface CreateAndWaitOptions<Avatar> extends WaitOptions<Avatar>, CreateOptions {
  /**
   * Called with the new avatar before waiting, and awaited: the place to store the id of what was paid for. What it
   * throws ends the call with an AbortedError that has the avatar as its `item`.
   */
  onCreated?: ((avatar: Avatar) => unknown) | undefined;
}

export const createAndWaitOptionKinds: OptionKinds<CreateAndWaitOptions<never>> = {
  ...createOptionKinds,
  ...waitOptionKinds,
  onCreated: "function",
};

/**
 * Creates, then waits. Wait options are checked before anything is bought, and every error after that carries the new
 * avatar as its `item`.
 *
 * @throws what the create and the wait throw; AbortedError where a signal or a callback ends the call after the create,
 *   with the signal's reason or the callback's error as its `cause`.
 */
export async function createAndWait<Avatar extends { id: string }, Ready extends Avatar>(
  watch: Waiter<Avatar, Ready>,
  create: (options: CreateOptions) => Promise<Avatar>,
  options: CreateAndWaitOptions<Avatar> = {},
): Promise<Ready> {
  const { vendor, redactor } = watch;
  checkOptions(vendor, options, createAndWaitOptionKinds);
  checkWaitOptions(watch, options);
  const avatar = await create(pickOptions<CreateOptions>(options, createOptionKinds));
  const { onCreated, onProgress, signal } = options;
  let thrown: { error: unknown } | undefined;
  /** The same callback, which remembers what it throws: that may be an error of ours, from another call. */
  function watched<Value>(callback: ((value: Value) => unknown) | undefined) {
    if (!callback) return undefined;
    return async (value: Value): Promise<void> => {
      try {
        await callback(value);
      } catch (error) {
        thrown = { error };
        throw error;
      }
    };
  }
  try {
    await watched(onCreated)?.(avatar);
    const waitOptions = pickOptions<WaitOptions<Avatar>>(options, waitOptionKinds);
    return await waitUntilReady(watch, avatar, { ...waitOptions, onProgress: watched(onProgress) });
  } catch (error) {
    const item = (await redactor.value(avatar)) as Avatar;
    const aborted = signal?.aborted === true && error === signal.reason;
    if (thrown || aborted || !isAvatarClientError(error))
      throw new AbortedError(vendor, { id: avatar.id, item }, error);
    attachItem(error, item);
    throw error;
  }
}
