import { forEachBounded } from "../core/bounded.ts";
import type { VendorName } from "../core/errors/index.ts";
import { refuse } from "../core/errors/input.ts";
import { count } from "../core/numbers.ts";
import type { CreateOptions } from "../core/options.ts";
import type { NativeOption, UnifiedAvatarInput } from "./input.ts";
import type { UnifiedAvatar } from "./types.ts";

/** One of many to create; `native` is its own, such as a key for it alone. */
export type CreateManyInput<Vendor extends VendorName> = UnifiedAvatarInput<Vendor> & NativeOption<Vendor>;

export interface CreateManyOptions<Vendor extends VendorName> extends CreateOptions {
  /** Most creates in flight at a time. Default 4. */
  concurrency?: number | undefined;
  /** Told what came of each as soon as it is known. What it throws does not stop the others. */
  onSettled?: ((result: CreateManyResult<Vendor>) => void) | undefined;
}

/** What came of one input. */
export type CreateManyResult<Vendor extends VendorName> = { readonly index: number } & (
  | { readonly status: "created"; readonly avatar: UnifiedAvatar<Vendor> }
  | {
      readonly status: "failed";
      /** What `create` threw, or the signal's reason: `OutcomeUnknownError` may still have made it. */
      readonly error: unknown;
    }
);

/** @throws InvalidInputError for a bad `concurrency`, before anything is sent. */
export async function createMany<Vendor extends VendorName>(
  vendor: Vendor,
  inputs: readonly CreateManyInput<Vendor>[],
  create: (input: CreateManyInput<Vendor>) => Promise<UnifiedAvatar<Vendor>>,
  options: CreateManyOptions<Vendor> = {},
): Promise<CreateManyResult<Vendor>[]> {
  const { concurrency = 4, signal, onSettled } = options;
  const reasons: string[] = [];
  if (count(concurrency, "concurrency", reasons) === 0) reasons.push("concurrency must be at least 1");
  refuse(vendor, reasons);
  const results: CreateManyResult<Vendor>[] = [];
  await forEachBounded(inputs, Math.min(concurrency, inputs.length), async (input, index) => {
    const result = await attempt(index, input);
    results[index] = result;
    try {
      onSettled?.(result);
    } catch {
      // The ids of the others matter more than the listener's mishap.
    }
  });
  return results;

  async function attempt(index: number, input: CreateManyInput<Vendor>): Promise<CreateManyResult<Vendor>> {
    try {
      signal?.throwIfAborted();
      return { index, status: "created", avatar: await create(input) };
    } catch (error) {
      return { index, status: "failed", error };
    }
  }
}
