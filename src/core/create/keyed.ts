import type { CreateOptions } from "../config/options.ts";
import type { SendLimits } from "../http/send-limits.ts";
import type { Transport } from "../http/transport.ts";
import { accountOf } from "./claims.ts";
import { Flight, type KeyState } from "./flight.ts";
import { type KeyedRequest, keyName, requireSameInput } from "./keyed-request.ts";

/**
 * Creates at most one item per key, as far as this process can ensure it: searches for the key before sending, shares
 * one flight among all calls with the key, and after a lost create only searches, with backoff, until the item
 * appears or the call's time (`timeoutMs * (maxRetries + 1)`) is up.
 *
 * @throws InvalidInputError if the key was used with other input; any error of a search before sending, in which case
 *   nothing is sent; OutcomeUnknownError; the signal's reason if nothing may have been sent.
 */
export async function createUnderKey<Item extends { id: string }>(
  transport: Transport,
  request: KeyedRequest<Item>,
  options: CreateOptions & SendLimits,
): Promise<Item> {
  const { signal } = options;
  // Checked first: invalid options must not leave a flight without callers.
  const budgetMs = transport.budgetMs(options);
  let state = stateOf(transport, request);
  // A flight that its last caller has left must end first.
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
  // A key belongs to one account and one kind, so its items have the caller's type.
  const state = (keys.get(name) ?? {}) as KeyState<Item>;
  keys.set(name, state);
  return state;
}
