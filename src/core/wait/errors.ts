import { type JobFailedError, toJobFailedError, WaitTimeoutError } from "../errors/wait.ts";
import type { Waiter } from "./lifecycle.ts";

type Facts = Pick<Waiter<never, never>, "vendor" | "kind" | "redactor" | "timeoutNote">;

/** The error for an avatar that the vendor calls failed, in the vendor's words, which may hold the key. */
export async function jobFailed<Item extends { id: string }>(
  { vendor, kind, redactor }: Facts,
  item: Item,
  reason = "no reason given",
): Promise<JobFailedError<Item>> {
  const shown = (await redactor.value(item)) as Item;
  return toJobFailedError({ vendor, kind, id: shown.id, item: shown }, await redactor.text(reason));
}

/** The error for a wait whose time is over; `cause` is why the last poll failed, if it did. */
export async function waitTimedOut<Item>(
  { vendor, kind, redactor, timeoutNote }: Facts,
  { id, item }: { id: string; item: Item | undefined },
  { elapsedMs, polls, cause }: { elapsedMs: number; polls: number; cause?: unknown },
): Promise<WaitTimeoutError<Item>> {
  const shown = (await redactor.value(item)) as Item | undefined;
  const options = cause === undefined ? undefined : { cause };
  return new WaitTimeoutError({ vendor, kind, id, item: shown }, { elapsedMs, polls }, timeoutNote, options);
}
