import type { VendorName } from "../errors/base.ts";
import { assertValid } from "../errors/input.ts";
import { isObject, kindOf } from "../input/fields.ts";
import { isClock } from "../time/clock.ts";

/** The type of an option; `any` means that the code using it checks type and range. */
export type OptionKind = "any" | "boolean" | "clock" | "function" | "hints" | "signal";

/** One entry per option of an interface; a missing or misspelt one does not compile. */
export type OptionKinds<Options> = Readonly<Record<keyof Options, OptionKind>>;

const right: Readonly<Record<OptionKind, { is(value: unknown): boolean; name: string }>> = {
  any: { is: () => true, name: "" },
  boolean: { is: (value) => typeof value === "boolean", name: "true or false" },
  clock: { is: isClock, name: "an object with the functions now, after and random" },
  function: { is: (value) => typeof value === "function", name: "a function" },
  hints: {
    is: (value) => isObject(value) && typeof value.subscribe === "function",
    name: "an object with the function subscribe, such as createWaitHints() returns",
  },
  signal: { is: isSignal, name: "an AbortSignal" },
};

/** Not `instanceof`: the signal may come from another realm or a polyfill. */
export function isSignal(value: unknown): value is AbortSignal {
  return isObject(value) && typeof value.aborted === "boolean" && "addEventListener" in value;
}

/**
 * Rejects unknown options and values of the wrong type.
 *
 * @throws InvalidInputError listing every reason.
 */
export function checkOptions(
  vendor: VendorName | undefined,
  options: unknown,
  kinds: Readonly<Record<string, OptionKind>>,
): void {
  assertValid(vendor, optionReasons(options, kinds));
}

/**
 * Why the options are invalid; none if they are undefined. `within` is the option they belong to, such as `observe`.
 */
export function optionReasons(
  options: unknown,
  kinds: Readonly<Record<string, OptionKind>>,
  within?: string,
): string[] {
  if (options === undefined) return [];
  const known = Object.keys(kinds).join(", ");
  if (!isObject(options))
    return [`${within ?? "the options"} must be an object with ${known}, not ${kindOf(options)}`];
  return Object.entries(options).flatMap(([own, value]) => {
    const kind = Object.hasOwn(kinds, own) ? kinds[own] : undefined;
    const name = within === undefined ? own : `${within}.${own}`;
    if (!kind) return [`the option ${name} is unknown; known: ${known}`];
    return value === undefined || right[kind].is(value)
      ? []
      : [`the option ${name} must be ${right[kind].name}, not ${kindOf(value)}`];
  });
}

/** Picks the options of one step from those for several; internal options (symbols) are always included. */
export function pickOptions<Options extends object>(
  options: Options & object,
  kinds: OptionKinds<Options>,
): Options {
  const picked = Object.entries(options).filter(([name]) => Object.hasOwn(kinds, name));
  const own = Object.getOwnPropertySymbols(options).map((symbol) => [
    symbol,
    options[symbol as keyof object],
  ]);
  return Object.fromEntries([...picked, ...own]) as Options;
}
