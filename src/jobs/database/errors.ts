import { AvatarClientError, nameErrors } from "../../core/errors/base.ts";
import { InvalidInputError } from "../../core/errors/index.ts";

/** The database server is unreachable, or rejects the login; `cause` is the underlying error. */
export class DatabaseError extends AvatarClientError {
  /** @internal Made by `openJobs()`. The message leaves out the password. */
  constructor(url: string, cause: unknown) {
    const { host = "", pathname = "" } = URL.canParse(url) ? new URL(url) : {};
    // If several addresses were tried, each has its own error; the message shows the first.
    const [first = cause] = cause instanceof AggregateError ? cause.errors : [cause];
    super(undefined, `the database at ${host}${pathname} cannot be opened: ${messageOf(first)}`, { cause });
  }
}
nameErrors(DatabaseError, "DatabaseError", "connection");

export const closedError = (): InvalidInputError =>
  new InvalidInputError(undefined, ["these jobs have been closed"]);

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
