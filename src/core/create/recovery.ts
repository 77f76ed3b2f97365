import { optionReasons } from "../config/check-options.ts";
import type { CallOptions } from "../config/options.ts";
import type { ReconcileOptions, Reconciliation, Recovery } from "../errors/index.ts";
import { assertValid } from "../errors/input.ts";
import { isTransientError } from "../http/transient.ts";
import type { ServerAhead, Transport } from "../http/transport.ts";
import { isUniqueName, storedName } from "../input/name-rules.ts";
import { checkDuration } from "../input/numbers.ts";
import { type Found, maxClockSkewMs } from "../list/find-created.ts";
import { type Clock, sleep, wallTime } from "../time/clock.ts";
import { type Account, accountOf, claim, claimsOn, forgetSettled } from "./claims.ts";

const defaultWaitMs = 30_000;
const firstPauseMs = 1_000;
const maxPauseMs = 10_000;
/** How far apart the vendor's own clocks may be. */
const vendorSkewMs = 10_000;
/** What has not been made so long after it was sent will not be. */
const horizonMs = 24 * 60 * 60_000;

/** How creates of one kind are found again. */
export interface RecoveryFacts<Item> {
  /** What tells creates of this kind from others of the account, such as their path. */
  kind: string;
  /** The name that the vendor will list it under. */
  name: string;
  /** The name as the caller gave it. */
  sentName: string | undefined;
  /** The key that it is sent under, which is then looked for instead of the name. */
  idempotencyKey?: string | undefined;
  /** Everything of that name, newest first, or under that key, oldest first. */
  search(options: CallOptions): Promise<Found<Item>[]>;
}

/** Stands for one create in what the process knows of its account. */
interface Owner {
  /** By the client's clock. */
  lostAt: number;
}

/** One create's claims: to its name while it is under way or lost, and to what it made. */
export class CreateRecovery<Item extends { id: string }> implements Recovery {
  readonly name: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly #facts: RecoveryFacts<Item>;
  readonly #account: Account;
  readonly #clock: Clock;
  readonly #transport: Transport;
  readonly #claimed: string;
  readonly #owner: Owner = { lostAt: 0 };
  #sentAt = 0;
  /** What was known of the vendor's clock when the create began, and when it was lost. */
  #aheadAtStart: ServerAhead | undefined;
  #aheadAtLoss: ServerAhead | undefined;
  #found: Item | undefined;

  constructor(transport: Transport, facts: RecoveryFacts<Item>) {
    this.#facts = facts;
    this.#account = accountOf(transport);
    this.#clock = transport.config.clock;
    this.#transport = transport;
    this.name = facts.sentName;
    this.idempotencyKey = facts.idempotencyKey;
    const { idempotencyKey: key, kind, name } = facts;
    this.#claimed = key === undefined ? `${kind} ${storedName(name)}` : `${kind} key ${key}`;
  }

  /** From here on the name is in doubt. */
  begin(): void {
    this.#aheadAtStart = this.#transport.serverAhead;
    claimsOn(this.#account, this.#claimed).underWay.add(this.#owner);
  }

  /** The create has come to an end: nothing is in doubt, unless it was lost. */
  end(): void {
    claimsOn(this.#account, this.#claimed).underWay.delete(this.#owner);
    forgetSettled(this.#account, this.#claimed);
  }

  /** The create made this: nobody else's search shall find it. */
  own(item: Item): void {
    claim(this.#account, item.id, this.#owner);
  }

  /** The answer of the create was lost that was sent then, so long ago. */
  lose(sentAt: Date, agoMs: number): void {
    this.#sentAt = sentAt.getTime();
    this.#aheadAtLoss = this.#transport.serverAhead;
    this.#owner.lostAt = this.#clock.now() - agoMs;
    claimsOn(this.#account, this.#claimed).lost.add(this.#owner);
  }

  async candidates(options: { signal?: AbortSignal | undefined }): Promise<Item[]> {
    checkHere(this.#transport, optionReasons(options, { signal: "signal" }));
    return (await this.#search({ signal: options.signal })).map(({ item }) => item);
  }

  reconcile(options: ReconcileOptions): Promise<Reconciliation<Item>> {
    return lookUntilFound(this.#transport, options, async (own) => {
      if (this.#found) return { status: "found", item: this.#found, final: true };
      return this.#conclude(await this.#search(own));
    });
  }

  /** What may be this create's, as far as this process knows, with whether its time leaves no doubt. */
  async #search(options: CallOptions): Promise<{ item: Item; certain: boolean }[]> {
    const found = await this.#facts.search(options);
    if (this.idempotencyKey !== undefined) return found.map(({ item }) => ({ item, certain: true }));
    const { owners } = this.#account;
    // Nobody else has such a name, whatever any clock says.
    const unique = isUniqueName(this.#claimed);
    const { possibleFrom, certainFrom } = this.#window();
    return found
      .filter(({ item: { id } }) => (owners.get(id) ?? this.#owner) === this.#owner)
      .filter(({ madeAt }) => unique || !(madeAt < possibleFrom))
      .map(({ item, madeAt }) => ({ item, certain: unique || madeAt >= certainFrom }));
  }

  #conclude(seen: readonly { item: Item; certain: boolean }[]): Look<Item> {
    const [first] = seen;
    if (!first) return { status: "none" };
    const candidates = seen.map(({ item }) => item);
    const { underWay, lost } = claimsOn(this.#account, this.#claimed);
    const keyed = this.idempotencyKey !== undefined;
    const since = this.#clock.now() - horizonMs;
    const rivals = [...lost].filter((owner) => owner !== this.#owner && (owner as Owner).lostAt > since);
    if (!keyed && (seen.length > 1 || !first.certain || rivals.length > 0))
      return { status: "ambiguous", candidates, final: true };
    // What a create that is under way has just made may be in the list, too.
    if (!keyed && [...underWay].some((owner) => owner !== this.#owner))
      return { status: "ambiguous", candidates };
    this.#found = first.item;
    this.own(first.item);
    lost.delete(this.#owner);
    forgetSettled(this.#account, this.#claimed);
    return { status: "found", item: first.item, final: true };
  }

  /**
   * From when on, by the vendor's clock, something may be this create's, and from when on there is no doubt: by each of
   * this machine's clocks, since the wall clock may have been set, and the other stands still while the machine is
   * suspended. Where they disagree and the vendor had not told its time before, anything of the name may be it.
   */
  #window(): { possibleFrom: number; certainFrom: number } {
    const { lostAt } = this.#owner;
    const known = [this.#aheadAtStart, this.#aheadAtLoss ?? this.#transport.serverAhead].filter(
      (ahead) => ahead !== undefined,
    );
    const byElapsed = wallTime(this.#clock) - (this.#clock.now() - lostAt);
    const times = known.flatMap(({ ofWallMs, ofElapsedMs }) => [
      this.#sentAt + ofWallMs,
      lostAt + ofElapsedMs,
    ]);
    if (known.length === 0) times.push(this.#sentAt, byElapsed);
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const doubtful = this.#aheadAtStart === undefined && last - first > maxClockSkewMs;
    const slackMs = known.length > 0 ? vendorSkewMs : maxClockSkewMs;
    return { possibleFrom: doubtful ? -Infinity : first - maxClockSkewMs, certainFrom: last - slackMs };
  }
}

/** @throws InvalidInputError whose reasons do not show the key. */
function checkHere({ profile, redactor }: Transport, reasons: readonly string[]): void {
  assertValid(profile.name, reasons.map(redactor.text));
}

/** What one look for a lost create says; a final word is not asked for again. */
export type Look<Item> = Reconciliation<Item> & { final?: boolean };

/** Looks at growing pauses until there is a final word or the time of the options is over; failed looks may pass. */
export async function lookUntilFound<Item>(
  transport: Transport,
  options: ReconcileOptions,
  look: (options: CallOptions) => Promise<Look<Item>>,
): Promise<Reconciliation<Item>> {
  const { clock } = transport.config;
  const reasons = optionReasons(options, { signal: "signal", waitMs: "any" });
  checkHere(transport, reasons);
  const { signal } = options;
  const waitMs = checkDuration(options.waitMs ?? defaultWaitMs, "waitMs", 0, reasons);
  checkHere(transport, reasons);
  const deadline = clock.now() + waitMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(maxPauseMs, pauseMs * 2)) {
    signal?.throwIfAborted();
    let failure: { error: unknown } | undefined;
    let answer: Look<Item> = { status: "none" };
    try {
      answer = await look({ signal });
    } catch (error) {
      signal?.throwIfAborted();
      if (!isTransientError(error)) throw error;
      failure = { error };
    }
    const { final = false, ...result } = answer;
    if (final) return result;
    if (clock.now() + pauseMs > deadline) {
      if (failure) throw failure.error;
      return result;
    }
    await sleep(clock, pauseMs, signal);
  }
}
