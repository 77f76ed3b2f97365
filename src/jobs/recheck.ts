import { storedName } from "../core/input/name-rules.ts";
import type { Ledger } from "./ledger/ledger.ts";
import { clearSuspicion } from "./ledger/suspect.ts";
import type { VendorAccount } from "./work/vendor-account.ts";

const reads = { timeoutMs: 60_000, maxRetries: 3 } as const;

/** What a recheck has found. */
export interface Rechecked {
  /** Avatars that were read. */
  avatars: number;
  /** Items that have their avatar again. */
  found: number;
  /** Items that a person must settle: the vendor has avatars of their name that no item has. */
  doubtful: number;
}

/**
 * Reads all avatars of an account and gives items those that carry their tags, whatever state the items are in: what was made
 * after the backup that the ledger was restored from, or lost in a crash. The account is suspect no more. Where tags are taken out of names, a name alone makes an item doubtful.
 */
export async function recheck(
  ledger: Ledger,
  account: VendorAccount,
  signal?: AbortSignal,
): Promise<Rechecked> {
  const { database, schema } = ledger;
  const sum: Rechecked = { avatars: 0, found: 0, doubtful: 0 };
  const suspects = new Map<string, Set<string>>();
  for await (const { items } of account.pages({ ...reads, signal })) {
    sum.avatars += items.length;
    const tagged = items.flatMap((avatar) => {
      const tag = account.tagOf(avatar);
      return tag === undefined ? [] : [{ tag, avatar: avatar.id }];
    });
    const owners = await database.query<{ id: string; avatar: string }>(
      `SELECT i.id::text, t.avatar FROM jsonb_to_recordset($2::text::jsonb) AS t (tag text, avatar text)
        JOIN ${schema}.item i ON i.account = $1 AND (i.tag = t.tag OR i.old_tags @> ARRAY[t.tag])
        WHERE i.avatar_id IS DISTINCT FROM t.avatar AND NOT t.avatar = ANY (i.also_made)`,
      [account.name, JSON.stringify(tagged)],
    );
    for (const { id, avatar } of owners)
      await ledger.change("made($1, $2, $3)", [id, avatar, account.renames]);
    sum.found += owners.length;
    if (!account.tagsMayBeGone) continue;
    const named = items.map(({ id, name }) => ({ avatar: id, name: storedName(name) }));
    const doubtful = await database.query<{ id: string; avatar: string }>(
      `SELECT i.id::text, t.avatar FROM jsonb_to_recordset($2::text::jsonb) AS t (avatar text, name text)
        JOIN ${schema}.item i ON i.account = $1 AND i.name = t.name AND i.state IN ('planned', 'unknown', 'unresolved')
        WHERE NOT EXISTS (SELECT FROM ${schema}.item o WHERE o.account = $1 AND o.avatar_id = t.avatar)`,
      [account.name, JSON.stringify(named)],
    );
    for (const { id, avatar } of doubtful) suspects.set(id, (suspects.get(id) ?? new Set()).add(avatar));
  }
  for (const [id, avatars] of suspects) await ledger.change("doubt($1, $2::text[])", [id, [...avatars]]);
  sum.doubtful = suspects.size;
  await clearSuspicion(database, schema, account.name);
  return sum;
}
