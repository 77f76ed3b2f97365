import type { Transport } from "../http/transport.ts";

/**
 * What this process knows of its creates: which ids were handed out, and which names are in doubt. Kept in one place
 * for all copies of the package, and for all clients of an account: an id has one owner, whoever asks.
 */
export interface Account {
  /** The owner of each id that was handed out, oldest first. */
  readonly owners: Map<string, object>;
  /** By the kind and the name that creates were given, as vendors store it. */
  readonly names: Map<string, NameClaims>;
  /** By kind and idempotency key. What is kept there is the business of who sends under keys. */
  readonly keys: Map<string, unknown>;
}

/** The creates of one name that have not come to an end, each by its owner. */
export interface NameClaims {
  readonly underWay: Set<object>;
  readonly lost: Set<object>;
}

/** Remembering the oldest ids matters less than memory: a create lost now cannot have made them. */
const maxOwners = 100_000;

const registry = Symbol.for("avatar-clients.accounts.1");

/**
 * The account behind a client, by the first key that it had. Where a function gives other keys later, they are of the
 * same account: clients that begin with one of those find it, too.
 */
export function accountOf({ profile, config, keys }: Transport): Account {
  const shared = globalThis as { [registry]?: Map<string, Account> };
  shared[registry] ??= new Map();
  const nameOf = (key: string) => `${profile.name} ${config.baseUrl} ${hash(key)}`;
  const { first } = keys;
  if (first === undefined) throw new Error("an account is asked for before its key is known");
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

/** Records that this owner was given the id. */
export function claim({ owners }: Account, id: string, owner: object): void {
  owners.set(id, owner);
  if (owners.size <= maxOwners) return;
  const [oldest = id] = owners.keys();
  owners.delete(oldest);
}

/** The claims on a name while `use` lives; forgotten once nothing is in doubt. */
export function claimsOn({ names }: Account, name: string): NameClaims {
  let claims = names.get(name);
  if (!claims) {
    claims = { underWay: new Set(), lost: new Set() };
    names.set(name, claims);
  }
  return claims;
}

/** Frees the memory of a name once nothing about it is in doubt. */
export function forgetSettled({ names }: Account, name: string): void {
  const claims = names.get(name);
  if (claims && claims.underWay.size + claims.lost.size === 0) names.delete(name);
}

/** Tells keys apart without keeping them: FNV-1a, 2 x 32 bits, which is enough for the keys of one process. */
function hash(text: string): string {
  const halves = [0x811c9dc5, 0x9e3779b9].map((start) => {
    let value = start;
    for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    return (value >>> 0).toString(36);
  });
  return halves.join("-");
}
