/** What a check throws when it does not hold. */
class CheckFailed extends Error {
  override name = "CheckFailed";
}

/** Asserts that something holds; `what` says what was expected. */
export function ok(holds: unknown, what: string): asserts holds {
  if (!holds) throw new CheckFailed(`expected ${what}`);
}

/** Compares as JSON with sorted members, which is enough for what travels. */
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

/** Checks the class of an error by its name and code, and says what it was otherwise. */
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

/** An error with its causes, in one line. */
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
