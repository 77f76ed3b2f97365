import type { CreateOptions } from "./options.ts";
import { waitUntilReady } from "./wait.ts";
import { checkWaitOptions } from "./wait-rules.ts";
import type { WaitOptions, Watch } from "./watch.ts";

/** Options of `createAndWait`: those of the create and the wait, and a word as soon as there is an id. */
export interface CreateAndWaitOptions<Avatar> extends WaitOptions<Avatar>, CreateOptions {
  /**
   * Called with the new avatar before waiting, and awaited: the place to store the id of what was paid for. What it
   * throws ends the call (the error carries the avatar).
   */
  onCreated?: ((avatar: Avatar) => unknown) | undefined;
}

/**
 * Creates, then waits. Wait options are checked before anything is bought, and every error after that carries the new
 * avatar as its `avatar`, an abort's reason included where it is an object. The reason of a signal that several calls share
 * carries the avatar of only one of them: store ids in `onCreated`.
 */
export async function createAndWait<Avatar extends { id: string }, Ready extends Avatar>(
  watch: Watch<Avatar, Ready>,
  create: () => Promise<Avatar>,
  options: CreateAndWaitOptions<Avatar> = {},
): Promise<Ready> {
  checkWaitOptions(watch, options);
  const avatar = await create();
  try {
    await options.onCreated?.(avatar);
    return await waitUntilReady(watch, avatar, options);
  } catch (error) {
    carry(error, avatar);
    throw error;
  }
}

function carry(error: unknown, avatar: object): void {
  if (typeof error !== "object" || error === null || "avatar" in error || !Object.isExtensible(error)) return;
  Object.assign(error, { avatar });
}
