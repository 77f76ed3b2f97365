import { hasCode, isAvatarClientError, nameErrors } from "./base.ts";
import { CallError, type CallTrace } from "./call.ts";

/** What every created item has; pass the vendor's type instead if you know it. */
export interface CreatedItem {
  readonly id: string;
}

/** The result of reconciling a lost create. */
export type Reconciliation<Item = CreatedItem> =
  /** The create made this item. It is now claimed: no other call in this process gets it. */
  | { readonly status: "found"; readonly item: Item }
  /** The create made one or none of these. A person must decide; unique names avoid this. */
  | { readonly status: "ambiguous"; readonly candidates: Item[] }
  /** No match yet. The item may still appear, so this does not prove that nothing was created. */
  | { readonly status: "none" };

export interface ReconcileOptions {
  /** Ends the search, which rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /** How long to keep searching for a match, in milliseconds, since lists may lag. Default 30,000; 0 searches once. */
  waitMs?: number | undefined;
}

/** How to find what a lost create may have made. */
export interface Recovery {
  /** The name that was sent, if any. */
  readonly name?: string | undefined;
  /** The idempotency key that it was sent with, if any. */
  readonly idempotencyKey?: string | undefined;
  /** When the key expires: until then it may be sent again. */
  readonly expiresAt?: Date | undefined;
  candidates(options: { signal?: AbortSignal | undefined }): Promise<CreatedItem[]>;
  reconcile(options: ReconcileOptions): Promise<Reconciliation>;
}

/**
 * A create was sent but its response was lost: the vendor may have created the item and charged for it. The client
 * does not retry it. Call {@link OutcomeUnknownError.reconcile} before you create again. `cause` is the error of the
 * call, or the signal's reason after an abort.
 */
export class OutcomeUnknownError extends CallError {
  declare readonly code: "outcome_unknown";
  /** When the attempt with the lost response started, by the wall clock. */
  readonly sentAt: Date;
  /** The name that was sent, if any. */
  readonly sentName: string | undefined;
  /** The idempotency key that it was sent with, if any. */
  readonly idempotencyKey: string | undefined;
  /**
   * For a key that the vendor honours (`Idempotency-Key`): until when `reconcile()` resends it, 23 hours after it was
   * first sent; the vendor forgets it after 24. Undefined otherwise.
   */
  readonly expiresAt: Date | undefined;
  // Private, so that printing the error does not print the client.
  readonly #recovery: Recovery | undefined;

  /** @internal Clients construct errors. */
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
      `sent at ${sentAt.toISOString()}, but the response was lost (${what}); ` +
        `the vendor may have acted: call reconcile() before retrying${note ? `; ${note}` : ""}`,
      { cause },
    );
    this.sentAt = sentAt;
    this.sentName = recovery?.name;
    this.idempotencyKey = recovery?.idempotencyKey;
    this.expiresAt = recovery?.expiresAt;
    this.#recovery = recovery;
  }

  /**
   * Searches the vendor for what this create may have made: items with the same name, created since it was sent and not
   * returned to any other call in this process, newest first. Claims nothing. Empty if nothing matches, or if the
   * operation cannot be searched.
   *
   * @throws the signal's own reason on abort; any error of a read.
   */
  async candidates<Item = CreatedItem>(options: { signal?: AbortSignal | undefined } = {}): Promise<Item[]> {
    return ((await this.#recovery?.candidates(options)) ?? []) as Item[];
  }

  /**
   * Finds what this create made and claims it, so that no other call in this process gets the same item. Once
   * found, every later call returns the same item.
   *
   * Items are matched by name, so only a unique name (see `uniqueName`) or an idempotency key is certain to give
   * `found`. While several creates with one name are in flight or lost, the result is `ambiguous` at best. If the
   * vendor honours an `Idempotency-Key`, there is no search: the create is sent again with that key, which returns
   * what the first one made or creates it now; the result is `none` once that is no longer safe.
   *
   * @throws the signal's own reason on abort; any error of a read that is not transient.
   */
  async reconcile<Item = CreatedItem>(options: ReconcileOptions = {}): Promise<Reconciliation<Item>> {
    return ((await this.#recovery?.reconcile(options)) ?? { status: "none" }) as Reconciliation<Item>;
  }
}
nameErrors(OutcomeUnknownError, "OutcomeUnknownError", "outcome_unknown");

/** True for one from any copy of the package: calls under one key may share a create that another copy sent. */
export function isOutcomeUnknown(error: unknown): error is OutcomeUnknownError {
  return hasCode(error, "outcome_unknown");
}
