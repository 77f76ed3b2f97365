import { randomUUID } from "node:crypto";
import { InvalidInputError } from "../../core/errors/index.ts";
import { type Clock, wallTime } from "../../core/time/clock.ts";
import { unlessAborted } from "../../core/time/unless-aborted.ts";
import type { AttemptOutcome, Intent, ItemRow, Ledger } from "../ledger/ledger.ts";
import { outcomeOf, StaleAttemptError } from "./outcome.ts";
import { loadPicture, type Pictures } from "./picture.ts";
import type { Spooled } from "./spool.ts";
import type { VendorAccount } from "./vendor-account.ts";

/** So long after it was asked for, an attempt may still begin to send; the ledger's rates allow for it. */
const sendWithinMs = 2_000;

export interface CreateTools {
  readonly ledger: Ledger;
  readonly pictures: Pictures;
  readonly clock: Clock;
  /** Aborts when the worker stops. */
  readonly stop: AbortSignal;
  /** Lets one item of an account at a time ask for its turn; rejects when the worker stops. */
  turn(account: string, ask: () => Promise<Intent>): Promise<Intent>;
  /** Tells the ledger, whatever it takes. */
  conclude(spooled: Spooled): Promise<void>;
}

/**
 * Makes the avatar of one item whose job was claimed. At every line this process may die or be stopped, and another may be
 * doing the same: what keeps them from buying twice is that `intend` lets one of them go on, and that this one sends only
 * within a few seconds after it has asked.
 */
export async function createItem(
  { ledger, pictures, clock, stop, turn, conclude }: CreateTools,
  account: VendorAccount,
  item: ItemRow,
): Promise<void> {
  const { id, state } = item;
  if (state !== "planned") return ledger.handBack(id);
  let picture: Awaited<ReturnType<typeof loadPicture>>;
  try {
    picture = await unlessAborted(stop, loadPicture(pictures, account.vendor, item));
  } catch (error) {
    if (stop.aborted) return ledger.handBack(id);
    if (!(error instanceof InvalidInputError)) throw error;
    await ledger.change("refuse($1, $2)", [id, error.reasons.join("; ")]);
    return;
  }
  const name = account.nameFor(item);
  let asking: { token: string; age: () => number } | undefined;
  const intent = await turn(account.name, async () => {
    // Whose answer was lost may have been told to go: the same question, as old as it is.
    asking ??= { token: randomUUID(), age: ageOf(clock) };
    const told = await ledger.intend(id, asking.token, name, picture.hash, sendWithinMs + account.timeoutMs);
    if (told.verdict === "wait") asking = undefined;
    return told;
  });
  const { verdict, attempt } = intent;
  if (verdict !== "go" || attempt === null) return ledger.handBack(id);
  let outcome: AttemptOutcome;
  try {
    const avatar = await account.create(item, name, picture.image, {
      onSending() {
        if (!asking || asking.age() > sendWithinMs)
          throw new StaleAttemptError("the attempt was held up before it could send");
      },
    });
    outcome = { made: avatar.id, renames: account.renames };
  } catch (error) {
    outcome = outcomeOf(error, attempt);
  }
  await conclude({ account: account.name, item: id, attempt, outcome });
}

/** Milliseconds since now, by whichever clock has gone further: one stands still while a machine sleeps, the other may be set. */
function ageOf(clock: Clock): () => number {
  const [elapsed, wall] = [clock.now(), wallTime(clock)];
  return () => Math.max(clock.now() - elapsed, wallTime(clock) - wall);
}
