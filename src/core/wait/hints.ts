import { InvalidInputError } from "../errors/input.ts";
import { isObject, kindOf, stringField } from "../input/fields.ts";

/** Where waits hear that an item may have changed. Implement it to bring hints from elsewhere, such as a queue. */
export interface WaitHints {
  /**
   * Calls `wake` at every hint for this item until the returned function is called. `wake` may be called at any time
   * and as often as you like: a wait polls at most once for each call.
   */
  subscribe(id: string, wake: () => void): () => void;
}

/** {@link WaitHints} that your program feeds, for instance from a webhook. */
export interface WaitHintsSource extends WaitHints {
  /**
   * Makes every wait for this item poll at once. Takes an id, or an event whose `data` names the item in a field that
   * ends in `Id`, such as `avatarId` or `videoId`; a hint that no wait is listening for does nothing.
   *
   * @throws InvalidInputError for what is neither text nor an object.
   */
  notify(hint: string | { readonly data: object }): void;
}

/**
 * Hints for waits, in this process. One object serves any number of waits.
 *
 * @example
 * const hints = createWaitHints();
 * const handle = createWebhookHandler({ secret, onEvent: (event) => hints.notify(event) });
 * const avatar = await argil.avatars.wait(id, { hints, minDelayMs: 30_000, maxDelayMs: 60_000 });
 */
export function createWaitHints(): WaitHintsSource {
  const listeners = new Map<string, Set<() => void>>();
  return {
    subscribe(id, wake) {
      if (typeof id !== "string") throw refused("id must be a string", id);
      if (typeof wake !== "function") throw refused("wake must be a function", wake);
      // Its own function, so that one given twice is kept twice.
      const listener = (): void => wake();
      const others = listeners.get(id) ?? new Set();
      listeners.set(id, others.add(listener));
      return () => {
        others.delete(listener);
        if (others.size === 0 && listeners.get(id) === others) listeners.delete(id);
      };
    },
    notify(hint) {
      if (typeof hint !== "string" && !isObject(hint)) {
        throw refused("a hint must be an id or an event", hint);
      }
      for (const id of typeof hint === "string" ? [hint] : idsIn(hint.data))
        for (const wake of [...(listeners.get(id) ?? [])]) wake();
    },
  };
}

function idsIn(data: unknown): Set<string> {
  const names = isObject(data) ? Object.keys(data).filter((name) => name.endsWith("Id")) : [];
  return new Set(names.flatMap((name) => stringField(data, name) ?? []));
}

function refused(rule: string, value: unknown): InvalidInputError {
  return new InvalidInputError(undefined, [`${rule}, not ${kindOf(value)}`]);
}
