import { type CallResult, call } from "../call/call.ts";
import { checkOptions, pickOptions } from "../config/check-options.ts";
import { type CallOptions, type CreateOptions, callOptionKinds } from "../config/options.ts";
import type { ReconcileOptions, Reconciliation } from "../errors/index.ts";
import { assertValid } from "../errors/input.ts";
import { isOutcomeUnknown } from "../errors/outcome-unknown.ts";
import type { RecoveryHandle, RepeatKey } from "../http/outcome.ts";
import type { Transport } from "../http/transport.ts";
import { wallTime } from "../time/clock.ts";
import { accountOf } from "./claims.ts";
import { type SearchResult, searchUntilFound } from "./recovery.ts";
import { notifySending } from "./send.ts";

/** Vendors forget a key after 24 hours, by their own clocks. */
const lifeMs = 23 * 60 * 60_000;

/** Options of a create that the vendor runs once per `Idempotency-Key`. */
export interface RepeatableCreateOptions extends Pick<CreateOptions, keyof CallOptions | "onSending"> {
  /**
   * 1 to 255 printable ASCII characters. The create is retried with it like a read, for 23 hours; the vendor honours
   * it for 24. Pass your own to be safe across processes; reusing it with other input is a ConflictError. Default: a
   * random key per call.
   */
  idempotencyKey?: string | undefined;
}

const repeatableOptionKinds = {
  ...callOptionKinds,
  onSending: "function",
  idempotencyKey: "any",
} as const;

/** A create that the vendor runs once per key. */
export interface RepeatableRequest<Item> {
  path: string;
  params?: Readonly<Record<string, unknown>>;
  /** Sent as JSON, identical on every attempt. */
  body: object;
  guard(body: unknown): body is Item;
}

/**
 * Sends a create with an `Idempotency-Key` and retries a lost response within the call's time.
 *
 * @throws any error of a create; its OutcomeUnknownError has the key and until when `reconcile()` can resend it.
 */
export async function createRepeatable<Item extends { id: string }>(
  transport: Transport,
  prepare: () => RepeatableRequest<Item>,
  options: RepeatableCreateOptions | undefined = {},
): Promise<Item> {
  const vendor = transport.profile.name;
  checkOptions(vendor, options, repeatableOptionKinds);
  const { signal, idempotencyKey = crypto.randomUUID() } = options;
  assertValid(vendor, keyProblems(idempotencyKey));
  signal?.throwIfAborted();
  const request = prepare();
  await transport.identify(request.path, options);
  const lost = accountOf(transport).keys as Map<string, FirstSent>;
  const recovery = new KeyRecovery(transport, request, idempotencyKey, lost);
  const reason =
    "idempotencyKey was sent too long ago: the vendor may have forgotten it and create a second item";
  assertValid(vendor, recovery.lasts(0) ? [] : [reason]);
  await notifySending(transport, recovery, options);
  return recovery.send(pickOptions<CallOptions>(options, callOptionKinds), recovery);
}

function keyProblems(key: unknown): string[] {
  const right = typeof key === "string" && /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key);
  return right ? [] : ["idempotencyKey must be a string of 1 to 255 printable ASCII characters"];
}

/** When a key was first sent, by each of the client's clocks. */
interface FirstSent {
  wall: number;
  elapsed: number;
}

/** Tracks a create with a key, and resends it. */
class KeyRecovery<Item extends { id: string }> implements RecoveryHandle, RepeatKey {
  readonly name = undefined;
  readonly key: string;
  readonly #transport: Transport;
  readonly #request: RepeatableRequest<Item>;
  /** The keys of lost creates in this process. */
  readonly #lost: Map<string, FirstSent>;
  readonly #failedIds = new Set<string>();
  #first: FirstSent | undefined;
  /** The vendor replays the same failure for as long as it knows the key. */
  #isFinal = false;
  #found: Item | undefined;

  constructor(
    transport: Transport,
    request: RepeatableRequest<Item>,
    key: string,
    lost: Map<string, FirstSent>,
  ) {
    this.#transport = transport;
    this.#request = request;
    this.key = key;
    this.#lost = lost;
    this.#first = lost.get(this.#entry);
  }

  get idempotencyKey(): string {
    return this.key;
  }

  get #entry(): string {
    return `${this.#request.path} ${this.key}`;
  }

  get expiresAt(): Date | undefined {
    return this.#first && new Date(this.#first.wall + lifeMs);
  }

  lasts(inMs: number): boolean {
    if (!this.#first) return true;
    const { clock } = this.#transport.config;
    // The wall clock may have been set back, and the monotonic one stops while the machine sleeps: take the larger.
    const passed = Math.max(wallTime(clock) - this.#first.wall, clock.now() - this.#first.elapsed);
    return passed + inMs < lifeMs;
  }

  isReplay(requestId: string | undefined): boolean {
    if (requestId === undefined) return false;
    this.#isFinal = this.#failedIds.has(requestId);
    this.#failedIds.add(requestId);
    return this.#isFinal;
  }

  lose(): void {
    if (this.#first) this.#lost.set(this.#entry, this.#first);
  }

  async send(options: CallOptions, recovery?: RecoveryHandle): Promise<Item> {
    const { clock } = this.#transport.config;
    this.#first ??= { wall: wallTime(clock), elapsed: clock.now() };
    const { guard, ...request } = this.#request;
    const repeatable = { method: "POST", ...request, repeat: this, recovery } as const;
    const { value }: CallResult<Item> = await call(this.#transport, repeatable, options, guard);
    this.#lost.delete(this.#entry);
    return value;
  }

  async candidates(): Promise<Item[]> {
    return this.#found ? [this.#found] : [];
  }

  reconcile(options: ReconcileOptions): Promise<Reconciliation<Item>> {
    return searchUntilFound(this.#transport, options, (own) => this.#repeat(own));
  }

  async #repeat(options: CallOptions): Promise<SearchResult<Item>> {
    const none: SearchResult<Item> = { status: "none", final: true };
    if (!this.#found) {
      if (this.#isFinal || !this.lasts(0)) return none;
      try {
        this.#found = await this.send(options);
      } catch (error) {
        if (this.#isFinal) return none;
        // The cause, since the search treats it as transient.
        throw isOutcomeUnknown(error) ? error.cause : error;
      }
    }
    return { status: "found", item: this.#found, final: true };
  }
}
