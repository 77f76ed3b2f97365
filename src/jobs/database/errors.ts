import { AvatarClientError, nameErrors } from "../../core/errors/base.ts";
import { InvalidInputError } from "../../core/errors/index.ts";

/** The database server cannot be reached, or rejects its user; `cause` is its error. */
export class DatabaseError extends AvatarClientError {
  /** @internal Made by `openJobs()`. The message leaves out the password. */
  constructor(url: string, cause: unknown) {
    const { host = "", pathname = "" } = URL.canParse(url) ? new URL(url) : {};
    // Each address that was tried has an error of its own: the first speaks for all.
    const [first = cause] = cause instanceof AggregateError ? cause.errors : [cause];
    super(undefined, `the database at ${host}${pathname} cannot be opened: ${messageOf(first)}`, { cause });
  }
}
nameErrors(DatabaseError, "DatabaseError", "connection");

export const closedError = (): InvalidInputError =>
  new InvalidInputError(undefined, ["the jobs were closed"]);

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
