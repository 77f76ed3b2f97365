import { inspect } from "node:util";
import * as publicNames from "../../src/index.ts";

/** Awkward on purpose: URLs and JSON spell it otherwise. */
export const testKey = "sk_fault/S3cret+4711==";

const core = "S3cret";

const classes: ReadonlySet<unknown> = new Set(
  Object.values(publicNames).filter((value) => String(value).startsWith("class ")),
);

/** Is it of a class that the documentation lists, and named so? */
export function isDocumented(error: unknown): boolean {
  return (
    publicNames.isAvatarClientError(error) &&
    classes.has(error.constructor) &&
    error.name === error.constructor.name
  );
}

/** What a call came to. */
export type End = { readonly value: unknown } | { readonly error: unknown };

export function endOf(call: PromiseLike<unknown>): Promise<End> {
  return Promise.resolve(call).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

/** How a call ended, in a word: the error's class, `ok`, or `{ error }` from the raw client. */
export function nameEnd(end: End): string {
  if ("error" in end) return end.error instanceof Error ? end.error.name : String(end.error);
  const { value } = end;
  const raw = typeof value === "object" && value !== null && "response" in value ? value.response : undefined;
  return raw instanceof Response && !raw.ok ? "{ error }" : "ok";
}

/** Everything that prints something of a value. */
function* printouts(value: unknown): Generator<string> {
  yield inspect(value, { depth: Infinity, showHidden: true, maxArrayLength: null, maxStringLength: null });
  yield String(JSON.stringify(value));
  yield String(value);
  if (typeof value !== "object" || value === null) return;
  if ("headers" in value && value.headers instanceof Headers) yield inspect([...value.headers]);
  if ("response" in value && value.response instanceof Response) yield inspect([...value.response.headers]);
  if (!(value instanceof Error)) return;
  yield `${value.message} ${value.stack}`;
  if (value instanceof AggregateError) for (const inner of value.errors) yield* printouts(inner);
  if (value.cause !== undefined) yield* printouts(value.cause);
}

/** Does anything that can be printed of it hold the key, in whatever spelling? */
export function leaksKey(value: unknown): boolean {
  for (const text of printouts(value)) if (text.includes(core)) return true;
  return false;
}
