import { inspect } from "node:util";
import * as publicNames from "../../../src/index.ts";
import { resultsOf } from "./given.ts";

const core = "S3cret";
let keys = 0;

/**
 * Awkward on purpose: URLs and JSON escape it. A new one each time, because the process remembers what was created for a
 * key, and servers come back with the same addresses and ids.
 */
export function newKey(): string {
  keys += 1;
  return `sk_fault/${core}+${keys}==`;
}

const classes: ReadonlySet<unknown> = new Set(
  Object.values(publicNames).filter((value) => String(value).startsWith("class ")),
);

/** Is its class a documented one, and its name correct? */
export function isDocumented(error: unknown): boolean {
  return (
    publicNames.isAvatarClientError(error) &&
    classes.has(error.constructor) &&
    error.name === error.constructor.name
  );
}

/** How a call ended. */
export type End<Value = unknown> = { readonly value: Value } | { readonly error: unknown };

export function endOf<Value>(call: PromiseLike<Value>): Promise<End<Value>> {
  return Promise.resolve(call).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

/**
 * How a call ended, in a word: the error's class, `ok`, or `{ error }` from the raw client; for many creates, the result of
 * each.
 */
export function nameEnd(end: End, signal?: AbortSignal): string {
  if ("error" in end) {
    if (signal?.aborted && end.error === signal.reason) return "the signal's reason";
    return end.error instanceof Error ? end.error.name : String(end.error);
  }
  const { value } = end;
  const results = resultsOf(value);
  if (results) return results.map(({ status }) => status).join(", ");
  const raw = typeof value === "object" && value !== null && "response" in value ? value.response : undefined;
  return raw instanceof Response && !raw.ok ? "{ error }" : "ok";
}

/** Every way to print something of a value. */
function* printouts(value: unknown): Generator<string> {
  yield inspect(value, { depth: Infinity, showHidden: true, maxArrayLength: null, maxStringLength: null });
  yield String(JSON.stringify(value));
  yield String(value);
  if (typeof value !== "object" || value === null) return;
  if ("headers" in value && value.headers instanceof Headers) yield inspect([...value.headers]);
  if ("response" in value && value.response instanceof Response) yield inspect([...value.response.headers]);
  if (!(value instanceof Error)) return;
  yield `${value.message} ${value.stack}`;
  if (publicNames.isAvatarClientError(value)) yield inspect(value.toJSON(), { depth: Infinity });
  if (value instanceof AggregateError) for (const inner of value.errors) yield* printouts(inner);
  if (value.cause !== undefined) yield* printouts(value.cause);
}

/** Can the secret be read in anything printed of the value? */
export function leaks(value: unknown, secret: string): boolean {
  for (const text of printouts(value)) if (text.includes(secret)) return true;
  return false;
}

/** Looks for the key, however it is escaped. */
export const leaksKey = (value: unknown) => leaks(value, core);
