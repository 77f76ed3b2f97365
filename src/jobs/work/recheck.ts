import { storedName } from "../../core/input/name-rules.ts";
import { messageOf } from "../database/errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { isKeyError } from "./outcome.ts";
import type { VendorAccount } from "./vendor-account.ts";

const reads = { timeoutMs: 60_000, maxRetries: 3 } as const;

/** What a recheck found. */
export interface Rechecked {
  /** Avatars that were read. */
  avatars: number;
  /** Items that have their avatar again. */
  found: number;
  /** Items that a person must settle: the vendor has avatars of their name that belong to no item. */
  doubtful: number;
}

/**
 * Reads every avatar of an account and gives items, whatever their state, those that carry their tags: avatars that were made
 * after the backup that the ledger was restored from, or whose record was lost in a crash. The account is no longer suspect
 * afterwards. Where tags are removed from names, a shared name alone makes an item doubtful.
 */
export async function recheck(
  { polls, rechecks }: Ledger,
  account: VendorAccount,
  signal?: AbortSignal,
): Promise<Rechecked> {
  const sum: Rechecked = { avatars: 0, found: 0, doubtful: 0 };
  const doubts = new Map<string, Set<string>>();
  for await (const { items } of account.pages({ ...reads, signal })) {
    sum.avatars += items.length;
    const tagged = items.flatMap((avatar) => {
      const tag = account.tagOf(avatar);
      return tag === undefined ? [] : [{ tag, avatar: avatar.id }];
    });
    const owners = await rechecks.owners(account.name, tagged);
    for (const { id, avatar } of owners) await polls.found(id, avatar, account.renames);
    sum.found += owners.length;
    if (!account.tagsMayBeGone) continue;
    const named = items.map(({ id, name }) => ({ avatar: id, name: storedName(name) }));
    for (const { id, avatar } of await rechecks.namesakes(account.name, named))
      doubts.set(id, (doubts.get(id) ?? new Set()).add(avatar));
  }
  for (const [id, avatars] of doubts) await rechecks.doubt(id, [...avatars]);
  sum.doubtful = doubts.size;
  await rechecks.end(account.name);
  return sum;
}

/** Rechecks the accounts that are suspect, before anything is created for them. */
export async function recheckSuspects(
  { ledger, stop, warn }: { ledger: Ledger; stop: AbortSignal; warn(message: string): void },
  accounts: readonly VendorAccount[],
): Promise<void> {
  const names = accounts.map(({ name }) => name);
  const suspects = await ledger.rechecks.suspects(names).catch(() => new Set());
  for (const account of accounts) {
    const { name } = account;
    if (!suspects.has(name)) continue;
    try {
      const { found, doubtful } = await recheck(ledger, account, stop);
      warn(`${name} was compared with its vendor: ${found} found again, ${doubtful} in doubt`);
    } catch (error) {
      if (stop.aborted) return;
      if (isKeyError(error)) await ledger.accounts.holdKey(name, messageOf(error)).catch(() => undefined);
      warn(`${name} cannot be compared with its vendor: ${messageOf(error)}`);
    }
  }
}
