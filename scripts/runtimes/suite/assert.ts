/** Thrown by a check that fails. */
class CheckFailed extends Error {
  override name = "CheckFailed";
}

/** Asserts a condition; `what` describes the expectation. */
export function ok(holds: unknown, what: string): asserts holds {
  if (!holds) throw new CheckFailed(`expected ${what}`);
}

/** Compares as JSON with sorted members, which is enough for anything that travels over the wire. */
export function equal(found: unknown, expected: unknown, what: string): void {
  const [left, right] = [canonical(found), canonical(expected)];
  if (left !== right) throw new CheckFailed(`${what}: expected ${right}, found ${left}`);
}

/** What a promise rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  const outcome = await Promise.resolve(promise).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ("error" in outcome) return outcome.error;
  throw new CheckFailed(`expected a rejection, found the value ${canonical(outcome.value)}`);
}

/** Checks an error's class by name and code; a failure says what it was instead. */
export async function rejectsWith(
  promise: PromiseLike<unknown>,
  name: string,
): Promise<Error & { code?: string; cause?: unknown }> {
  const error = await rejection(promise);
  if (!(error instanceof Error) || error.name !== name) {
    throw new CheckFailed(`expected ${name}, found ${describe(error)}`);
  }
  return error;
}

/** An error and its causes, on one line. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return `${typeof error} ${canonical(error)}`;
  const { code } = error as { code?: unknown };
  const coded = `${error.name}${code === undefined ? "" : ` [${String(code)}]`}: ${error.message}`;
  return error.cause === undefined ? coded : `${coded} <- ${describe(error.cause)}`;
}

function canonical(value: unknown): string {
  const sorted = (_: string, member: unknown): unknown =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member;
  return JSON.stringify(value, sorted) ?? String(value);
}
