import {
  type AbortedError,
  type BaseProvider,
  type ClientOptions,
  type CreateManyResult,
  createAvatarProvider,
  isAvatarClientError,
  type VendorName,
} from "../../../src/index.ts";

export interface Item {
  readonly id: string;
}

export type Provider = BaseProvider<VendorName>;
export type ManyResult = CreateManyResult<VendorName>;

const copies: { createAvatarProvider: typeof createAvatarProvider }[] = [{ createAvatarProvider }];

/** Loads the package a second time, as in a program whose dependencies bring their own copy. */
export async function loadCopy(url: URL): Promise<void> {
  copies[1] = await import(url.href);
}

export function openProvider(vendor: VendorName, copy: 0 | 1, options: ClientOptions): Provider {
  const own = copies[copy];
  if (!own) throw new Error(`copy ${copy} of the package is not loaded`);
  // Later arguments belong to the right vendor: the schedules ensure that.
  return own.createAvatarProvider(vendor, options) as Provider;
}

/** The item that an error carries. */
export function itemOf(error: unknown): Item | undefined {
  return isAvatarClientError(error) ? (error.item as Item | undefined) : undefined;
}

/** The results carried by an `AbortedError` of `createMany`. */
export function resultsOf(error: unknown): readonly ManyResult[] | undefined {
  if (!isAvatarClientError(error) || error.code !== "aborted") return undefined;
  return (error as AbortedError).results as readonly ManyResult[] | undefined;
}
