import { AvatarClientError, nameErrors } from "../../core/errors/base.ts";
import { InvalidInputError } from "../../core/errors/index.ts";

/** The database server is away, or does not let its user in; `cause` is what it says. */
export class DatabaseError extends AvatarClientError {
  /** @internal Made by `openJobs()`. The address without its password. */
  constructor(url: string, cause: unknown) {
    const { host = "", pathname = "" } = URL.canParse(url) ? new URL(url) : {};
    super(undefined, `the database at ${host}${pathname} cannot be opened: ${messageOf(cause)}`, { cause });
  }
}
nameErrors(DatabaseError, "DatabaseError", "connection");

export const closedError = (): InvalidInputError =>
  new InvalidInputError(undefined, ["the jobs were closed"]);

/** Of several addresses that were tried each has its own error. */
function messageOf(cause: unknown): string {
  const one: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return one instanceof Error ? one.message : String(one);
}
