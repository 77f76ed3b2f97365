import type { CallOptions, CreateOptions } from "../config/options.ts";
import { assertValid } from "../errors/input.ts";
import type { SendLimits } from "../http/send-limits.ts";
import type { Transport } from "../http/transport.ts";
import type { CreateRequest } from "./send.ts";

/** How to recognize what was created under a key. */
export interface KeyFacts<Item> {
  key: string;
  /** `createUnderKey` from `keyed.ts`; injected, so that only vendors with keys load it. */
  create: CreateUnderKey<Item & { id: string }>;
  /** The input as a string; equal for equal requests. */
  input: string;
  /** Finds items with the key, oldest first: if two processes created two, every caller gets the same one. */
  find(options: CallOptions): Promise<Item[]>;
  get(id: string, options: CallOptions): Promise<Item>;
  /** @throws InvalidInputError if the item was created from other input. */
  requireSame(item: Item): void;
}

type CreateUnderKey<Item extends { id: string }> = (
  transport: Transport,
  request: KeyedRequest<Item>,
  options: CreateOptions & SendLimits,
) => Promise<Item>;

/** A create under a key. */
export interface KeyedRequest<Item> extends CreateRequest<Item> {
  key: KeyFacts<Item>;
}

/** Identifies a key within the process by kind and key: the same key may create an avatar and a video. */
export function keyName({ path, key }: { path: string; key: { key: string } }): string {
  return `${path} ${key.key}`;
}

/** @throws InvalidInputError if this process used the key with other input. */
export function requireSameInput(
  { profile }: Transport,
  { key }: { key: Pick<KeyFacts<never>, "input"> },
  { input }: { readonly input?: string },
): void {
  const reason = "idempotencyKey was used with other input: use a new key for a new item";
  assertValid(profile.name, input === key.input ? [] : [reason]);
}
