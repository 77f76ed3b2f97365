import { randomUUID } from "node:crypto";
import { InvalidInputError } from "../../core/errors/index.ts";
import { type Clock, wallTime } from "../../core/time/clock.ts";
import { unlessAborted } from "../../core/time/unless-aborted.ts";
import type { AttemptOutcome } from "../ledger/attempts.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { ItemRow } from "../ledger/rows.ts";
import { outcomeOf, StaleAttemptError } from "./outcome.ts";
import { loadPicture, type Pictures } from "./picture.ts";
import type { Recorder } from "./recorder.ts";
import type { Turns } from "./turns.ts";
import type { VendorAccount } from "./vendor-account.ts";

/** How long after it was asked for an attempt may begin to send; the ledger's rates allow for it. */
const sendWithinMs = 2_000;

export interface CreateTools {
  readonly ledger: Ledger;
  readonly pictures: Pictures;
  readonly clock: Clock;
  /** Aborts when the worker stops. */
  readonly stop: AbortSignal;
  readonly turns: Turns;
  readonly recorder: Recorder;
}

/**
 * Makes the avatar of one item whose job was claimed. At every line this process may die or be stopped, and another may be
 * doing the same. What keeps them from buying twice is that `intend` lets only one of them go on, and that this one sends only
 * within a few seconds after it asked.
 */
export async function createItem(
  { ledger, pictures, clock, stop, turns, recorder }: CreateTools,
  account: VendorAccount,
  item: ItemRow,
): Promise<void> {
  const { id, state } = item;
  const { attempts, claims } = ledger;
  if (state !== "planned") return claims.handBack(id);
  let picture: Awaited<ReturnType<typeof loadPicture>>;
  try {
    picture = await unlessAborted(stop, loadPicture(pictures, account.vendor, item));
  } catch (error) {
    if (stop.aborted) return claims.handBack(id);
    if (!(error instanceof InvalidInputError)) throw error;
    return attempts.refuse(id, error.reasons.join("; "));
  }
  const name = account.nameFor(item);
  let asking: { token: string; age: () => number } | undefined;
  const { verdict, attempt } = await turns.take(account.name, async () => {
    // If the response was lost it may have been "go": the same question again, as old as it is.
    asking ??= { token: randomUUID(), age: ageOf(clock) };
    const budgetMs = sendWithinMs + account.timeoutMs;
    const intent = await attempts.intend(id, asking.token, name, picture.hash, budgetMs);
    if (intent.verdict === "wait") asking = undefined;
    return intent;
  });
  if (verdict !== "go" || attempt === null) return claims.handBack(id);
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
  await recorder.record({ account: account.name, item: id, attempt, outcome });
}

/** Milliseconds since now by the clock that is further ahead: one stops while the machine sleeps, the other may be set. */
function ageOf(clock: Clock): () => number {
  const [elapsed, wall] = [clock.now(), wallTime(clock)];
  return () => Math.max(clock.now() - elapsed, wallTime(clock) - wall);
}
