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
export interface CreateRecovery<Item> extends RecoveryHandle {
  /** From here on the name is in doubt. */
  begin(): void;
  /** The create has come to an end: nothing is in doubt, unless it was lost. */
  end(): void;
  /** The create made this: nobody else's search shall find it. */
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
  // What was known of the vendor's clock when the create began, and when it was lost.
  let aheadAtStart: ServerAhead | undefined;
  let aheadAtLoss: ServerAhead | undefined;
  let found: Item | undefined;

  function own({ id }: Item): void {
    claim(account, id, self);
  }

  /** What may be this create's, as far as this process knows, with whether its time leaves no doubt. */
  async function look(options: CallOptions): Promise<{ item: Item; certain: boolean }[]> {
    const all = await search(options);
    if (idempotencyKey !== undefined) return all.map(({ item }) => ({ item, certain: true }));
    // Nobody else has such a name, whatever any clock says.
    const unique = isUniqueName(claimed);
    const { possibleFrom, certainFrom } = windowOf();
    return all
      .filter(({ item: { id } }) => (account.owners.get(id) ?? self) === self)
      .filter(({ madeAt }) => unique || !(madeAt < possibleFrom))
      .map(({ item, madeAt }) => ({ item, certain: unique || madeAt >= certainFrom }));
  }

  function conclude(seen: readonly { item: Item; certain: boolean }[]): Look<Item> {
    const [first] = seen;
    if (!first) return { status: "none" };
    if (idempotencyKey === undefined) {
      const candidates = seen.map(({ item }) => item);
      const { underWay, lost } = claimsOn(account, claimed);
      const since = clock.now() - horizonMs;
      const rivals = [...lost].filter((owner) => owner !== self && (owner as Owner).lostAt > since);
      if (seen.length > 1 || !first.certain || rivals.length > 0)
        return { status: "ambiguous", candidates, final: true };
      // What a create that is under way has just made may be in the list, too.
      if ([...underWay].some((owner) => owner !== self)) return { status: "ambiguous", candidates };
    }
    found = first.item;
    own(found);
    claimsOn(account, claimed).lost.delete(self);
    forgetSettled(account, claimed);
    return { status: "found", item: first.item, final: true };
  }

  /**
   * From when on, by the vendor's clock, something may be this create's, and from when on there is no doubt: by each of
   * this machine's clocks, since the wall clock may have been set, and the other stands still while the machine is
   * suspended. Where they disagree and the vendor had not told its time before, anything of the name may be it.
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
      checkHere(transport, optionReasons(options, { signal: "signal" }));
      return (await look({ signal: options.signal })).map(({ item }) => item);
    },
    reconcile: (options) =>
      lookUntilFound(transport, options, async (reading) =>
        found ? { status: "found", item: found, final: true } : conclude(await look(reading)),
      ),
  };
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
