import { checkOptions, type OptionKinds, pickOptions } from "../core/config/check-options.ts";
import { type CreateOptions, createOptionKinds } from "../core/config/options.ts";
import { hasCode } from "../core/errors/base.ts";
import {
  AbortedError,
  isAvatarClientError,
  type OutcomeUnknownError,
  type RateLimitError,
  type VendorName,
} from "../core/errors/index.ts";
import { assertValid, redactReasons } from "../core/errors/input.ts";
import { isOutcomeUnknown } from "../core/errors/outcome-unknown.ts";
import { type SendLimits, sendLimits } from "../core/http/send-limits.ts";
import { checkConcurrency, checkDuration } from "../core/input/numbers.ts";
import { snapshot } from "../core/input/snapshot.ts";
import { forEachBounded } from "../core/time/bounded.ts";
import { onAbort } from "../core/time/on-abort.ts";
import type { ProviderTools } from "./adapter.ts";
import type { NativeOption, UnifiedAvatarInput } from "./input.ts";
import { RateGate } from "./rate-gate.ts";
import type { UnifiedAvatar } from "./types.ts";

/** One input of `createMany`. Its `native` options, such as an idempotency key, apply to it alone. */
export type CreateManyInput<Vendor extends VendorName> = UnifiedAvatarInput<Vendor> & NativeOption<Vendor>;

/** Options of `createMany`. The options of a create apply to every create. */
export interface CreateManyOptions<Vendor extends VendorName> extends CreateOptions {
  /** Maximum number of creates in flight. Default 4. */
  concurrency?: number | undefined;
  /**
   * How long creates in flight may still run after an abort, in milliseconds. After that they are cancelled and
   * reported as `unknown`. Default: `timeoutMs`.
   */
  drainMs?: number | undefined;
  /**
   * Called and awaited with each result as soon as it is known. An exception thrown here ends the call: nothing more is
   * sent, creates in flight are awaited, and the call rejects with an AbortedError that carries all `results`.
   */
  onSettled?: ((result: CreateManyResult<Vendor>) => unknown) | undefined;
}

const createManyOptionKinds: OptionKinds<CreateManyOptions<never>> = {
  ...createOptionKinds,
  concurrency: "any",
  drainMs: "any",
  onSettled: "function",
};

/** The outcome of one input. */
export type CreateManyResult<Vendor extends VendorName> = { readonly index: number } & (
  | { readonly status: "created"; readonly avatar: UnifiedAvatar<Vendor> }
  /** Nothing was created. */
  | { readonly status: "failed"; readonly error: unknown }
  /** The request was sent but its response was lost: the avatar may exist and be charged. Call `error.reconcile()`. */
  | { readonly status: "unknown"; readonly error: OutcomeUnknownError }
  /** Never sent. `error` is what stopped the run: the signal's reason, or another create's error. */
  | { readonly status: "unsent"; readonly error: unknown }
);

/** Problems with the key, the plan or the balance: every further create would be rejected too. */
const haltingCodes: ReadonlySet<string> = new Set(["authentication", "quota_exceeded", "permission_denied"]);

type CreateOne<Vendor extends VendorName> = (
  input: CreateManyInput<Vendor>,
  options: CreateOptions & SendLimits,
) => Promise<UnifiedAvatar<Vendor>>;

/**
 * Creates many avatars, a few at a time. An abort never rejects it: it stops sending, lets creates in flight finish,
 * and returns the outcome of each.
 *
 * @throws InvalidInputError before anything is sent; AbortedError if `onSettled` throws.
 */
export async function createMany<Vendor extends VendorName>(
  vendor: Vendor,
  inputs: Iterable<CreateManyInput<Vendor>>,
  create: CreateOne<Vendor>,
  options: CreateManyOptions<Vendor> = {},
  { clock, timeoutMs, redactor }: ProviderTools,
): Promise<CreateManyResult<Vendor>[]> {
  checkOptions(vendor, options, createManyOptionKinds);
  const concurrency = checkConcurrency(vendor, options.concurrency ?? 4);
  const reasons: string[] = [];
  const drainMs = checkDuration(options.drainMs ?? options.timeoutMs ?? timeoutMs, "drainMs", 0, reasons);
  const iterable = typeof inputs !== "string" && typeof inputs?.[Symbol.iterator] === "function";
  if (!iterable) reasons.push("the inputs must be an array or another iterable of { name, image }");
  assertValid(vendor, reasons);

  const { signal, onSettled } = options;
  /** Aborted once nothing more may be sent; its reason says why. */
  const stop = new AbortController();
  /** Aborted once creates in flight must end. */
  const cut = new AbortController();
  const gate = new RateGate(clock, stop.signal);
  const results: CreateManyResult<Vendor>[] = [];
  let thrown: { error: unknown } | undefined;
  let cancelDrain = (): void => undefined;
  const forget = onAbort(signal, () => {
    stop.abort(signal?.reason);
    cancelDrain = clock.after(drainMs, () => cut.abort(signal?.reason));
  });
  if (signal?.aborted) stop.abort(signal.reason);
  const own = {
    ...pickOptions<CreateOptions>(options, createOptionKinds),
    signal: cut.signal,
    [sendLimits]: { stop: stop.signal, giveBackRateLimits: true, turn: () => gate.open() },
  };

  async function attempt(index: number, input: CreateManyInput<Vendor>): Promise<CreateManyResult<Vendor>> {
    for (;;) {
      await gate.open();
      if (stop.signal.aborted) return { index, status: "unsent", error: stop.signal.reason };
      try {
        const avatar = await create(input, own);
        gate.passed();
        return { index, status: "created", avatar };
      } catch (error) {
        if (isOutcomeUnknown(error)) return { index, status: "unknown", error };
        if (stop.signal.aborted && error === stop.signal.reason) return { index, status: "unsent", error };
        // By code: another copy of the package may have made the client.
        const limited = hasCode(error, "rate_limited");
        if (limited && gate.limited((error as Partial<RateLimitError>).retryAfterMs)) continue;
        if (limited || (isAvatarClientError(error) && haltingCodes.has(error.code))) stop.abort(error);
        return { index, status: "failed", error: redactReasons(error, redactor.text) };
      }
    }
  }

  try {
    // Copies an array now; another iterable yields its inputs as they are needed.
    const taken = Array.isArray(inputs) ? snapshot<CreateManyInput<Vendor>[]>(inputs) : inputs;
    await forEachBounded(taken, concurrency, async (input, index) => {
      const result = await attempt(index, input);
      results[index] = result;
      if (thrown) return;
      try {
        await onSettled?.(result);
      } catch (error) {
        thrown ??= { error };
        stop.abort(error);
      }
    });
  } finally {
    forget();
    cancelDrain();
  }
  if (!thrown) return results;
  const shown = results.map((result) =>
    result.status === "created"
      ? { ...result, avatar: redactor.value(result.avatar) as typeof result.avatar }
      : result,
  );
  throw new AbortedError(vendor, { results: shown }, thrown.error);
}
