import { type Call, type CallResult, call } from "../call/call.ts";
import { pickOptions } from "../config/check-options.ts";
import { type CallOptions, type CreateOptions, callOptionKinds } from "../config/options.ts";
import type { Recovery } from "../errors/outcome-unknown.ts";
import { type SendLimits, sendLimits } from "../http/send-limits.ts";
import type { Transport } from "../http/transport.ts";
import { wallTime } from "../time/clock.ts";
import { unlessAborted } from "../time/unless-aborted.ts";
import { type RecoveryFacts, recoveryOf } from "./recovery.ts";

/** A create that is ready to be sent, and how to find what it makes. */
export interface CreateRequest<Item> {
  path: string;
  params?: Call["params"] | undefined;
  /** An object for JSON, or a form. */
  body: object;
  /** As in a `Call`. */
  normalize?: ((body: unknown) => void) | undefined;
  guard(body: unknown): body is Item;
  recovery: RecoveryFacts<Item>;
}

/** Sends a checked create: once, unless it is proven that nothing was sent. */
export async function sendCreate<Item extends { id: string }>(
  transport: Transport,
  { path, params, body, normalize, guard, recovery: facts }: CreateRequest<Item>,
  options: CreateOptions & SendLimits,
): Promise<Item> {
  const recovery = recoveryOf(transport, facts);
  recovery.begin();
  try {
    await notifySending(transport, recovery, options);
    const request = { method: "POST", path, params, body, normalize, recovery } as const;
    const callOptions = pickOptions<CallOptions>(options, callOptionKinds);
    const { value }: CallResult<Item> = await call(transport, request, callOptions, guard);
    recovery.own(value);
    return value;
  } finally {
    recovery.end();
  }
}

/** Calls `onSending`, if given. @throws what it throws, or the signal's reason. */
export async function notifySending(
  transport: Transport,
  { name, idempotencyKey }: Pick<Recovery, "name" | "idempotencyKey">,
  {
    signal,
    onSending,
    [sendLimits]: limits,
  }: Pick<CreateOptions & SendLimits, "signal" | "onSending" | typeof sendLimits>,
): Promise<void> {
  if (!onSending) return;
  limits?.stop?.throwIfAborted();
  const sentAt = new Date(wallTime(transport.config.clock));
  const noted = async () => onSending({ vendor: transport.profile.name, name, idempotencyKey, sentAt });
  await unlessAborted(signal, noted());
}
