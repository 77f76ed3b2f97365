import { randomUUID } from "node:crypto";
import type { ClientOptions, VendorName } from "../../../src/index.ts";
import * as published from "../../../src/index.ts";

// What the design says of creates, as far as the model drives it. To be deleted when the package has these types.

export interface Sending {
  readonly vendor: string;
  readonly name?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly sentAt: Date | number | string;
}

export interface Item {
  readonly id: string;
}

export interface CreateOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
  maxRetries?: number;
  headers?: Record<string, string>;
  onSending?: (sending: Sending) => unknown;
  resend?: boolean;
}

export interface WaitingOptions extends CreateOptions {
  maxWaitMs?: number;
  onCreated?: (item: Item) => unknown;
  onProgress?: (progress: { item?: Item; status: string }) => unknown;
}

export interface ManyOptions extends CreateOptions {
  concurrency?: number;
  drainMs?: number;
  onSettled?: (result: ManyResult) => unknown;
}

export type ManyResult = { readonly index: number } & (
  | { readonly status: "created"; readonly avatar: Item }
  | { readonly status: "failed" | "unknown" | "unsent"; readonly error: unknown }
);

export type Reconciled =
  | { readonly status: "found"; readonly item: Item }
  | { readonly status: "ambiguous"; readonly candidates: readonly Item[] }
  | { readonly status: "none" };

export interface Unknown extends Error {
  readonly code: "outcome_unknown";
  readonly sentAt: Date;
  readonly sentName: string | undefined;
  candidates(options?: { signal?: AbortSignal }): Promise<Item[]>;
  reconcile?(options?: { signal?: AbortSignal; waitMs?: number }): Promise<Reconciled>;
}

export interface Avatars {
  create(input: object, options: CreateOptions): Promise<Item>;
  createAndWait(input: object, options: WaitingOptions): Promise<Item>;
  findCreated(search: object, options?: { signal?: AbortSignal }): Promise<Item[]>;
}

export interface Provider {
  readonly client: { readonly avatars: Avatars };
  create(input: object, options: CreateOptions & { native?: object }): Promise<Item>;
  createAndWait(input: object, options: WaitingOptions & { native?: object }): Promise<Item>;
  createMany(inputs: readonly object[], options: ManyOptions): Promise<ManyResult[]>;
}

export type DesignedClientOptions = ClientOptions & { fetchSendsOnce?: boolean };

const copies: (typeof published)[] = [published];

/** The package once more, as a program has it whose dependencies bring a copy of their own. */
export async function loadCopy(url: URL): Promise<void> {
  copies[1] = await import(url.href);
}

export function openProvider(vendor: VendorName, copy: 0 | 1, options: DesignedClientOptions): Provider {
  const { createAvatarProvider } = copies[copy] ?? published;
  return createAvatarProvider(vendor, options) as unknown as Provider;
}

export function uniqueName(base: string): string {
  const given: unknown = Reflect.get(published, "uniqueName");
  return typeof given === "function" ? given(base) : `${base.trim()} ${randomUUID().slice(0, 13)}`;
}

export function isUnknown(error: unknown): error is Unknown {
  return published.isAvatarClientError(error) && error.code === "outcome_unknown";
}

/** The item that an error carries. */
export function itemOf(error: unknown): Item | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { item, avatar } = error as { item?: Item; avatar?: Item };
  return item ?? avatar;
}

/** The results that an `AbortedError` of `createMany` carries. */
export function resultsOf(error: unknown): readonly ManyResult[] | undefined {
  return published.isAvatarClientError(error)
    ? (error as { results?: readonly ManyResult[] }).results
    : undefined;
}

/** Asks an error for what was made; by its candidates where it cannot reconcile yet. */
export async function reconcile(
  error: Unknown,
  options: { signal?: AbortSignal; waitMs?: number },
): Promise<Reconciled> {
  if (error.reconcile) return error.reconcile(options);
  const candidates = await error.candidates(options);
  const [item] = candidates;
  if (!item) return { status: "none" };
  return candidates.length === 1 ? { status: "found", item } : { status: "ambiguous", candidates };
}
