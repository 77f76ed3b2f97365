import { hasCode, isAvatarClientError, nameErrors } from "./base.ts";
import { CallError, type CallTrace } from "./call.ts";

/** What is known of whatever a create makes; give the vendor's type where you know it. */
export interface CreatedItem {
  readonly id: string;
}

/** What a lost create turned out to have made. */
export type Reconciliation<Item = CreatedItem> =
  /** It made this one, which is now the caller's: no other call of this process is given it. */
  | { readonly status: "found"; readonly item: Item }
  /** One or none of these: a person must decide, or a name that only one create has. */
  | { readonly status: "ambiguous"; readonly candidates: Item[] }
  /** No match yet. It may still appear later, so this does not prove that nothing was made. */
  | { readonly status: "none" };

export interface ReconcileOptions {
  /** Ends the search; it rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /**
   * How long to go on looking while nothing is seen, in milliseconds; lists may lag. Default 30,000; 0 searches once.
   */
  waitMs?: number | undefined;
}

/** How to look for what a lost create may have made. */
export interface Recovery {
  /** The name that was sent, if any. */
  readonly name?: string | undefined;
  /** The key that it was sent under, if any. */
  readonly idempotencyKey?: string | undefined;
  /** Until when it may be sent again under that key. */
  readonly expiresAt?: Date | undefined;
  candidates(options: { signal?: AbortSignal | undefined }): Promise<CreatedItem[]>;
  reconcile(options: ReconcileOptions): Promise<Reconciliation>;
}

/**
 * A create was sent and its answer was lost: the vendor may have made, and charged for, what it asked for. Never sent
 * again by itself. Ask {@link OutcomeUnknownError.reconcile} before creating again. `cause` says what went wrong: the
 * error of the call, or the signal's reason after an abort.
 */
export class OutcomeUnknownError extends CallError {
  declare readonly code: "outcome_unknown";
  /** When the attempt began whose answer was lost, by the wall clock. */
  readonly sentAt: Date;
  /** The name that was sent, if any. */
  readonly sentName: string | undefined;
  /** The key that it was sent under, if any. */
  readonly idempotencyKey: string | undefined;
  /**
   * For a key that the vendor honours (`Idempotency-Key`): until when `reconcile()` sends again under it, 23 hours
   * after it was first sent; the vendor forgets it after 24. Undefined for all else.
   */
  readonly expiresAt: Date | undefined;
  // Private, so that printing the error does not print the client behind it.
  readonly #recovery: Recovery | undefined;

  /** @internal Errors are made by the clients. */
  constructor(
    trace: CallTrace,
    sentAt: Date,
    recovery: Recovery | undefined,
    cause: unknown,
    note?: string | undefined,
  ) {
    const what = (isAvatarClientError(cause) && (cause as CallError).summary) || "the call was aborted";
    super(
      trace,
      `sent at ${sentAt.toISOString()}, but the answer was lost (${what}); ` +
        `the vendor may have acted: ask reconcile() before trying again${note ? `; ${note}` : ""}`,
      { cause },
    );
    this.sentAt = sentAt;
    this.sentName = recovery?.name;
    this.idempotencyKey = recovery?.idempotencyKey;
    this.expiresAt = recovery?.expiresAt;
    this.#recovery = recovery;
  }

  /**
   * Asks the vendor for what this create may have made: things of the same name that appeared since it was sent and
   * that no other call of this process was given, newest first. It claims nothing. Empty where nothing fits, and for
   * operations that cannot be searched.
   *
   * @throws the signal's own reason on abort; any error of a read.
   */
  async candidates<Item = CreatedItem>(options: { signal?: AbortSignal | undefined } = {}): Promise<Item[]> {
    return ((await this.#recovery?.candidates(options)) ?? []) as Item[];
  }

  /**
   * Finds out what this create made and claims it, so that no other call of this process is given the same one. What
   * was found once is the answer to every later question.
   *
   * Names decide, so only a name (or key) that nobody else uses can give `found` for certain: see `uniqueName`. Where
   * several creates of one name were lost or are under way, the answer is `ambiguous` at best. Where the vendor
   * honours an `Idempotency-Key` nothing is searched: the create is sent again under that key, which gives what the
   * first one made, or makes it now; `none` where that is not safe any more.
   *
   * @throws the signal's own reason on abort; any error of a read that does not pass.
   */
  async reconcile<Item = CreatedItem>(options: ReconcileOptions = {}): Promise<Reconciliation<Item>> {
    return ((await this.#recovery?.reconcile(options)) ?? { status: "none" }) as Reconciliation<Item>;
  }
}
nameErrors(OutcomeUnknownError, "OutcomeUnknownError", "outcome_unknown");

/** True for one of any copy of the package: calls under a key share what another copy's client has sent. */
export function isOutcomeUnknown(error: unknown): error is OutcomeUnknownError {
  return hasCode(error, "outcome_unknown");
}
