import type { CreateOptions } from "../config/options.ts";
import type { SendLimits } from "../http/send-limits.ts";
import type { Transport } from "../http/transport.ts";
import { accountOf } from "./claims.ts";
import { Flight, type KeyedRequest, type KeyState, keyName, requireSameInput } from "./flight.ts";

/**
 * Creates so that a key is one item, as far as this process can see to it: looks for the key before sending; shares one
 * flight among all calls under it; and after a lost create only looks, at growing pauses, until the item appears or the
 * call's time (`timeoutMs * (maxRetries + 1)`) is over.
 *
 * @throws InvalidInputError where the key was used with other input; whatever looking throws before sending, and then
 *   nothing is sent; OutcomeUnknownError; the signal's reason where nothing may have been sent.
 */
export async function createUnderKey<Item extends { id: string }>(
  transport: Transport,
  request: KeyedRequest<Item>,
  options: CreateOptions & SendLimits,
): Promise<Item> {
  const { signal } = options;
  // Before anything begins: what is refused must not leave a flight without callers.
  const budgetMs = transport.budgetMs(options);
  let state = stateOf(transport, request);
  // One that its last caller has left comes to its end first.
  while (state.flight?.abandoned) {
    await state.flight.landed;
    state = stateOf(transport, request);
  }
  signal?.throwIfAborted();
  if (state.flight || state.lost) requireSameInput(transport, request, state);
  state.flight ??= new Flight(transport, request, state);
  return state.flight.join(transport, request, options, budgetMs);
}

function stateOf<Item extends { id: string }>(
  transport: Transport,
  request: KeyedRequest<Item>,
): KeyState<Item> {
  const { keys } = accountOf(transport);
  const name = keyName(request);
  // Its items are of the caller's kind, since a key belongs to one account and one kind.
  const state = (keys.get(name) ?? {}) as KeyState<Item>;
  keys.set(name, state);
  return state;
}
