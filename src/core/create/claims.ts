import type { Transport } from "../http/transport.ts";

/**
 * What this process knows about its creates: which ids were returned, and which names are in doubt. Shared by all
 * copies of the package and all clients of an account, so that every id has one owner.
 */
export interface Account {
  /** The owner of each returned id, oldest first. */
  readonly owners: Map<string, object>;
  /** By kind and name, as vendors store it. */
  readonly names: Map<string, NameClaims>;
  /** By kind and idempotency key; the modules that create under keys define the values. */
  readonly keys: Map<string, unknown>;
}

/** The owners of unfinished creates with one name. */
export interface NameClaims {
  readonly underWay: Set<object>;
  readonly lost: Set<object>;
}

/** Limits memory; the oldest ids can be forgotten, since a create lost now cannot have made them. */
const maxOwners = 100_000;

const registry = Symbol.for("avatar-clients.accounts.1");

/**
 * The account of a client, identified by its first key. Later keys from a function belong to the same account, so
 * clients that start with one of them share it.
 */
export function accountOf({ profile, config, keys }: Transport): Account {
  const shared = globalThis as { [registry]?: Map<string, Account> };
  shared[registry] ??= new Map();
  const nameOf = (key: string) => `${profile.name} ${config.baseUrl} ${hash(key)}`;
  const { first } = keys;
  if (first === undefined) throw new Error("the account was requested before its key is known");
  const account = shared[registry].get(nameOf(first)) ?? {
    owners: new Map(),
    names: new Map(),
    keys: new Map(),
  };
  for (const key of [first, ...keys.known]) {
    const name = nameOf(key);
    if (!shared[registry].has(name)) shared[registry].set(name, account);
  }
  return account;
}

/** Records the owner of an id. */
export function claim({ owners }: Account, id: string, owner: object): void {
  owners.set(id, owner);
  if (owners.size <= maxOwners) return;
  const [oldest = id] = owners.keys();
  owners.delete(oldest);
}

/** The claims on a name, created on demand. */
export function claimsOn({ names }: Account, name: string): NameClaims {
  let claims = names.get(name);
  if (!claims) {
    claims = { underWay: new Set(), lost: new Set() };
    names.set(name, claims);
  }
  return claims;
}

/** Forgets a name once none of its creates is in doubt. */
export function forgetSettled({ names }: Account, name: string): void {
  const claims = names.get(name);
  if (claims && claims.underWay.size + claims.lost.size === 0) names.delete(name);
}

/** Distinguishes keys without storing them: FNV-1a, 2 x 32 bits, enough for the keys of one process. */
function hash(text: string): string {
  const halves = [0x811c9dc5, 0x9e3779b9].map((start) => {
    let value = start;
    for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    return (value >>> 0).toString(36);
  });
  return halves.join("-");
}
