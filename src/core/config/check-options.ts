import type { VendorName } from "../errors/base.ts";
import { assertValid } from "../errors/input.ts";
import { isObject, kindOf } from "../input/fields.ts";
import { isClock } from "../time/clock.ts";

/** What an option must be; `any` is checked, with its range, by the code that uses it. */
export type OptionKind = "any" | "boolean" | "clock" | "function" | "hints" | "signal";

/** One entry for each option of an interface: a missing or misspelt one does not compile. */
export type OptionKinds<Options> = Readonly<Record<keyof Options, OptionKind>>;

const right: Readonly<Record<OptionKind, { is(value: unknown): boolean; name: string }>> = {
  any: { is: () => true, name: "" },
  boolean: { is: (value) => typeof value === "boolean", name: "true or false" },
  clock: { is: isClock, name: "an object with the functions now, after and random" },
  function: { is: (value) => typeof value === "function", name: "a function" },
  hints: {
    is: (value) => isObject(value) && typeof value.subscribe === "function",
    name: "an object with the function subscribe, such as createWaitHints() gives",
  },
  signal: { is: isSignal, name: "an AbortSignal" },
};

/** Not `instanceof`: it may be of another realm, or of a polyfill. */
export function isSignal(value: unknown): value is AbortSignal {
  return isObject(value) && typeof value.aborted === "boolean" && "addEventListener" in value;
}

/**
 * Refuses unknown options, as misspelt fields are refused, and values of the wrong kind.
 *
 * @throws InvalidInputError with every reason.
 */
export function checkOptions(
  vendor: VendorName | undefined,
  options: unknown,
  kinds: Readonly<Record<string, OptionKind>>,
): void {
  assertValid(vendor, optionReasons(options, kinds));
}

/** The reasons why the options are to be refused; none where they are undefined. `within` names them: `observe`. */
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
    if (!kind) return [`the option ${name} is not known here; known: ${known}`];
    return value === undefined || right[kind].is(value)
      ? []
      : [`the option ${name} must be ${right[kind].name}, not ${kindOf(value)}`];
  });
}

/** Of options given together for several steps, those of one step; what only the package sets goes along. */
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
