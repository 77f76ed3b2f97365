import { checkOptions, type OptionKinds, pickOptions } from "../config/check-options.ts";
import {
  type CallOptions,
  type CreateOptions,
  callOptionKinds,
  createOptionKinds,
} from "../config/options.ts";
import { AbortedError } from "../errors/aborted.ts";
import { attachItem, isAvatarClientError } from "../errors/base.ts";
import { type Waiter, type WaitOptions, waitOptionKinds } from "./lifecycle.ts";
import { checkWaitOptions } from "./times.ts";
import { waitUntilReady } from "./wait.ts";

/** Options of `createAndWait`: those of the create and the wait, and a callback for the new id. */
export interface CreateAndWaitOptions<Item> extends WaitOptions<Item>, CreateOptions {
  /**
   * Called and awaited with the new item before waiting starts: store its id here, since it is already paid for. An
   * exception thrown here ends the call with an AbortedError that carries the item.
   */
  onCreated?: ((item: Item) => unknown) | undefined;
}

export const createAndWaitOptionKinds: OptionKinds<CreateAndWaitOptions<never>> = {
  ...createOptionKinds,
  ...waitOptionKinds,
  onCreated: "function",
};

/**
 * Creates an item, runs `start` on it if given, then waits. Wait options are checked before anything is bought, and
 * every error after the create carries the new item as `item`.
 *
 * @throws any error of the create or the wait; AbortedError if a signal or a callback ends the call after the create,
 *   with the signal's reason or the callback's error as `cause`.
 */
export async function createAndWait<Item extends { id: string }, Ready extends Item>(
  waiter: Waiter<Item, Ready>,
  create: (options: CreateOptions) => Promise<Item>,
  options: CreateAndWaitOptions<Item> = {},
  start?: (item: Item, options: CallOptions) => Promise<Item>,
): Promise<Ready> {
  const { vendor, redactor } = waiter;
  checkOptions(vendor, options, createAndWaitOptionKinds);
  checkWaitOptions(waiter, options);
  let item = await create(pickOptions<CreateOptions>(options, createOptionKinds));
  const { onCreated, onProgress, signal } = options;
  let thrown: { error: unknown } | undefined;
  /** Wraps a callback to remember what it throws, which may be an error of this package from another call. */
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
    await watched(onCreated)?.(item);
    if (start) item = await start(item, pickOptions<CallOptions>(options, callOptionKinds));
    const waitOptions = pickOptions<WaitOptions<Item>>(options, waitOptionKinds);
    return await waitUntilReady(waiter, item, { ...waitOptions, onProgress: watched(onProgress) });
  } catch (error) {
    const shown = redactor.value(item) as Item;
    const aborted = signal?.aborted === true && error === signal.reason;
    if (thrown || aborted || !isAvatarClientError(error))
      throw new AbortedError(vendor, { id: item.id, item: shown }, error);
    attachItem(error, shown);
    throw error;
  }
}
