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
import { type Look, lookUntilFound } from "./recovery.ts";
import { tellSending } from "./send.ts";

/** Vendors forget a key after 24 hours, by clocks of their own. */
const lifeMs = 23 * 60 * 60_000;

/** Options of a create that the vendor makes once for each `Idempotency-Key`. */
export interface RepeatableCreateOptions extends Pick<CreateOptions, keyof CallOptions | "onSending"> {
  /**
   * 1 to 255 characters of ASCII. Default: one of the client's own for each call. Under it the create is sent again
   * like a read, for 23 hours; the vendor honours it for 24. Give one to be safe across processes; another input
   * under it is a ConflictError.
   */
  idempotencyKey?: string | undefined;
}

const repeatableOptionKinds = {
  ...callOptionKinds,
  onSending: "function",
  idempotencyKey: "any",
} as const;

/** A create that the vendor makes once for each key. */
export interface RepeatableRequest<Item> {
  path: string;
  params?: Readonly<Record<string, unknown>>;
  /** Sent as JSON, the same at every time. */
  body: object;
  guard(body: unknown): body is Item;
}

/**
 * Sends a create under an `Idempotency-Key`, again where its answer was lost, for as long as the call may take.
 *
 * @throws as a create does; its OutcomeUnknownError has the key and until when `reconcile()` can repeat it.
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
    "idempotencyKey was sent too long ago: the vendor may have forgotten it, and make a second one under it";
  assertValid(vendor, recovery.lasts(0) ? [] : [reason]);
  await tellSending(transport, recovery, options);
  return recovery.send(pickOptions<CallOptions>(options, callOptionKinds), recovery);
}

function keyProblems(key: unknown): string[] {
  const right = typeof key === "string" && /^[\x21-\x7e]([\x20-\x7e]{0,253}[\x21-\x7e])?$/.test(key);
  return right
    ? []
    : ["idempotencyKey must be text of 1 to 255 characters, ASCII without control characters"];
}

/** When a key was sent for the first time, by each of the client's clocks. */
interface FirstSent {
  wall: number;
  elapsed: number;
}

/** What is known of a create under a key, and how it is repeated. */
class KeyRecovery<Item extends { id: string }> implements RecoveryHandle, RepeatKey {
  readonly name = undefined;
  readonly key: string;
  readonly #transport: Transport;
  readonly #request: RepeatableRequest<Item>;
  /** The keys whose answer was lost in this process. */
  readonly #lost: Map<string, FirstSent>;
  readonly #failedIds = new Set<string>();
  #first: FirstSent | undefined;
  /** The vendor gives the same failure for as long as it knows the key. */
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
    // Of a clock that was set back, and of one that stood still while the machine slept, the other one tells.
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
    return lookUntilFound(this.#transport, options, (own) => this.#repeat(own));
  }

  async #repeat(options: CallOptions): Promise<Look<Item>> {
    const none: Look<Item> = { status: "none", final: true };
    if (!this.#found) {
      if (this.#isFinal || !this.lasts(0)) return none;
      try {
        this.#found = await this.send(options);
      } catch (error) {
        if (this.#isFinal) return none;
        // Of a call by itself this is an error that may pass.
        throw isOutcomeUnknown(error) ? error.cause : error;
      }
    }
    return { status: "found", item: this.#found, final: true };
  }
}
