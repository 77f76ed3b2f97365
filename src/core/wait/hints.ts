import { InvalidInputError } from "../errors/input.ts";
import { isObject, kindOf, stringField } from "../input/fields.ts";

/** Tells waits that an item may have changed. Implement it to deliver hints from elsewhere, such as a queue. */
export interface WaitHints {
  /**
   * Calls `wake` for every hint about this item until the returned function is called. `wake` may be called at any time
   * and any number of times: a wait polls at most once per call.
   */
  subscribe(id: string, wake: () => void): () => void;
}

/** {@link WaitHints} that your program triggers, for instance from a webhook. */
export interface WaitHintsSource extends WaitHints {
  /**
   * Makes every wait for this item poll immediately. Takes an id, or an event whose `data` has the id in a field
   * ending in `Id`, such as `avatarId` or `videoId`. Does nothing if no wait is listening.
   *
   * @throws InvalidInputError if the hint is neither a string nor an object.
   */
  notify(hint: string | { readonly data: object }): void;
}

/**
 * Creates hints for waits in this process. One object serves any number of waits.
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
      // A new function, so that the same callback can be subscribed twice.
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
