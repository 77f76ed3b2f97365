import { checkOptions } from "../config/check-options.ts";
import { type CreateOptions, createOptionKinds } from "../config/options.ts";
import type { SendLimits } from "../http/send-limits.ts";
import type { Transport } from "../http/transport.ts";
import { unlessAborted } from "../time/unless-aborted.ts";
import type { KeyFacts } from "./keyed-request.ts";
import { type CreateRequest, sendCreate } from "./send.ts";

/**
 * Checks the options, then the input by `prepare`, and sends the result, under its idempotency key if it has one.
 *
 * @throws InvalidInputError before anything is sent; what `onSending` throws, in which case nothing is sent; any
 *   error of a call; OutcomeUnknownError.
 */
export async function create<Item extends { id: string }>(
  transport: Transport,
  prepare: () => Promise<CreateRequest<Item> & { key?: KeyFacts<Item> | undefined }>,
  options: (CreateOptions & SendLimits) | undefined = {},
): Promise<Item> {
  checkOptions(transport.profile.name, options, createOptionKinds);
  const { signal } = options;
  signal?.throwIfAborted();
  // The input is copied first: bytes that change after the call must not change what is sent.
  const { key, ...request } = await unlessAborted(signal, prepare());
  await transport.identify(request.path, options);
  return key ? key.create(transport, { ...request, key }, options) : sendCreate(transport, request, options);
}
