import { InvalidInputError } from "../../core/errors/index.ts";

/** For a name that more than one account uses. */
export function severalError(
  what: "batch" | "key",
  name: string,
  rows: readonly { account: string }[],
): InvalidInputError {
  const accounts = rows.map(({ account }) => account).join(", ");
  return new InvalidInputError(undefined, [
    `several accounts have the ${what} ${JSON.stringify(name)}: say which, of ${accounts}`,
  ]);
}
