import { optionReasons } from "../config/check-options.ts";
import type { CallOptions } from "../config/options.ts";
import type { ReconcileOptions, Reconciliation } from "../errors/index.ts";
import { assertValid } from "../errors/input.ts";
import type { RecoveryHandle } from "../http/outcome.ts";
import { isTransientError } from "../http/transient.ts";
import type { ServerAhead, Transport } from "../http/transport.ts";
import { isUniqueName, storedName } from "../input/name-rules.ts";
import { checkDuration } from "../input/numbers.ts";
import { type Found, maxClockSkewMs } from "../list/find-created.ts";
import { sleep, wallTime } from "../time/clock.ts";
import { accountOf, claim, claimsOn, forgetSettled } from "./claims.ts";

const defaultWaitMs = 30_000;
const firstPauseMs = 1_000;
const maxPauseMs = 10_000;
/** How far apart the vendor's own clocks may be. */
const vendorSkewMs = 10_000;
/** A create that made nothing within this time never will. */
const horizonMs = 24 * 60 * 60_000;

/** How to find a create of one kind again. */
export interface RecoveryFacts<Item> {
  /** Identifies the kind within the account, such as by its path. */
  kind: string;
  /** The name that the vendor lists the item under. */
  name: string;
  /** The name as the caller gave it. */
  sentName: string | undefined;
  /** The idempotency key, which is then searched for instead of the name. */
  idempotencyKey?: string | undefined;
  /** Finds the items with that name, newest first, or with that key, oldest first. */
  search(options: CallOptions): Promise<Found<Item>[]>;
}

/** Identifies one create within its account. */
interface Owner {
  /** When the create was lost, by the client's monotonic clock. */
  lostAt: number;
}

/** The claims of one create: on its name while in flight or lost, and on the item it made. */
export interface CreateRecovery<Item> extends RecoveryHandle {
  /** Marks the name as in flight. */
  begin(): void;
  /** Marks the create as ended; the name stays in doubt only if the create was lost. */
  end(): void;
  /** Claims the item that the create made, so that no other search returns it. */
  own(item: Item): void;
}

export function recoveryOf<Item extends { id: string }>(
  transport: Transport,
  { kind, name, sentName, idempotencyKey, search }: RecoveryFacts<Item>,
): CreateRecovery<Item> {
  const { clock } = transport.config;
  const account = accountOf(transport);
  const claimed =
    idempotencyKey === undefined ? `${kind} ${storedName(name)}` : `${kind} key ${idempotencyKey}`;
  const self: Owner = { lostAt: 0 };
  let sentAt = 0;
  // The known offset of the vendor's clock when the create started, and when it was lost.
  let aheadAtStart: ServerAhead | undefined;
  let aheadAtLoss: ServerAhead | undefined;
  let found: Item | undefined;

  function own({ id }: Item): void {
    claim(account, id, self);
  }

  /** The items that this create may have made; `certain` if their creation time leaves no doubt. */
  async function look(options: CallOptions): Promise<{ item: Item; certain: boolean }[]> {
    const all = await search(options);
    if (idempotencyKey !== undefined) return all.map(({ item }) => ({ item, certain: true }));
    // A unique name needs no clock.
    const unique = isUniqueName(claimed);
    const { possibleFrom, certainFrom } = windowOf();
    return all
      .filter(({ item: { id } }) => (account.owners.get(id) ?? self) === self)
      .filter(({ madeAt }) => unique || !(madeAt < possibleFrom))
      .map(({ item, madeAt }) => ({ item, certain: unique || madeAt >= certainFrom }));
  }

  function conclude(seen: readonly { item: Item; certain: boolean }[]): SearchResult<Item> {
    const [first] = seen;
    if (!first) return { status: "none" };
    if (idempotencyKey === undefined) {
      const candidates = seen.map(({ item }) => item);
      const { underWay, lost } = claimsOn(account, claimed);
      const since = clock.now() - horizonMs;
      const rivals = [...lost].filter((owner) => owner !== self && (owner as Owner).lostAt > since);
      if (seen.length > 1 || !first.certain || rivals.length > 0)
        return { status: "ambiguous", candidates, final: true };
      // The list may include an item that a create in flight has just made.
      if ([...underWay].some((owner) => owner !== self)) return { status: "ambiguous", candidates };
    }
    found = first.item;
    own(found);
    claimsOn(account, claimed).lost.delete(self);
    forgetSettled(account, claimed);
    return { status: "found", item: first.item, final: true };
  }

  /**
   * The creation times, by the vendor's clock, from which an item may be this create's, and from which it certainly
   * is. Both of this machine's clocks count, since the wall clock may have been set and the monotonic one stops while
   * the machine is suspended. If they disagree and the vendor's time was not known before, any item with the name may
   * match.
   */
  function windowOf(): { possibleFrom: number; certainFrom: number } {
    const { lostAt } = self;
    const known = [aheadAtStart, aheadAtLoss ?? transport.serverAhead].filter((ahead) => ahead !== undefined);
    const byElapsed = wallTime(clock) - (clock.now() - lostAt);
    const times = known.flatMap(({ ofWallMs, ofElapsedMs }) => [sentAt + ofWallMs, lostAt + ofElapsedMs]);
    if (known.length === 0) times.push(sentAt, byElapsed);
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const doubtful = aheadAtStart === undefined && last - first > maxClockSkewMs;
    const slackMs = known.length > 0 ? vendorSkewMs : maxClockSkewMs;
    return { possibleFrom: doubtful ? -Infinity : first - maxClockSkewMs, certainFrom: last - slackMs };
  }

  return {
    name: sentName,
    idempotencyKey,
    begin() {
      aheadAtStart = transport.serverAhead;
      claimsOn(account, claimed).underWay.add(self);
    },
    end() {
      claimsOn(account, claimed).underWay.delete(self);
      forgetSettled(account, claimed);
    },
    own,
    lose(at, agoMs) {
      sentAt = at.getTime();
      aheadAtLoss = transport.serverAhead;
      self.lostAt = clock.now() - agoMs;
      claimsOn(account, claimed).lost.add(self);
    },
    async candidates(options) {
      assertRedacted(transport, optionReasons(options, { signal: "signal" }));
      return (await look({ signal: options.signal })).map(({ item }) => item);
    },
    reconcile: (options) =>
      searchUntilFound(transport, options, async (reading) =>
        found ? { status: "found", item: found, final: true } : conclude(await look(reading)),
      ),
  };
}

/** @throws InvalidInputError with the key redacted from its reasons. */
function assertRedacted({ profile, redactor }: Transport, reasons: readonly string[]): void {
  assertValid(profile.name, reasons.map(redactor.text));
}

/** The result of one search for a lost create; a `final` one ends the search. */
export type SearchResult<Item> = Reconciliation<Item> & { final?: boolean };

/** Searches with backoff until there is a final result or `waitMs` is over; ignores transient errors until then. */
export async function searchUntilFound<Item>(
  transport: Transport,
  options: ReconcileOptions,
  look: (options: CallOptions) => Promise<SearchResult<Item>>,
): Promise<Reconciliation<Item>> {
  const { clock } = transport.config;
  const reasons = optionReasons(options, { signal: "signal", waitMs: "any" });
  assertRedacted(transport, reasons);
  const { signal } = options;
  const waitMs = checkDuration(options.waitMs ?? defaultWaitMs, "waitMs", 0, reasons);
  assertRedacted(transport, reasons);
  const deadline = clock.now() + waitMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(maxPauseMs, pauseMs * 2)) {
    signal?.throwIfAborted();
    let failure: { error: unknown } | undefined;
    let answer: SearchResult<Item> = { status: "none" };
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
