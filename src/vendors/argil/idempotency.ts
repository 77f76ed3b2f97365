import { OutcomeUnknownError } from "../../core/errors/index.ts";
import { refuse } from "../../core/errors/input.ts";
import { isObject } from "../../core/shape.ts";
import { profile } from "./profile.ts";
import type { ArgilAvatar } from "./types.ts";

/** The entry of `extras` that holds the key: Argil has no other place for it. */
export const keyName = "avatar-clients:idempotency-key";

/** What a create asks for, as far as the avatar that comes of it shows: not the picture, the voice, the callback. */
export interface Asked {
  key: string;
  name: string;
  extras?: Readonly<Record<string, string>> | undefined;
}

/** The avatars that carry the key, the oldest first: if two processes did make two, everyone takes the same one. */
export function withKey(avatars: readonly ArgilAvatar[], key: string): ArgilAvatar[] {
  return avatars
    .filter(({ extras }) => isObject(extras) && Object.hasOwn(extras, keyName) && extras[keyName] === key)
    .sort((a, b) => (a.createdAt ?? "").localeCompare(b.createdAt ?? ""));
}

/**
 * Runs creates so that each key is paid for once: `find` lists what is there, `send` makes the avatar.
 *
 * Before sending it looks for the key, and after a lost answer it looks again. Calls with one key at the same time share
 * one create.
 *
 * @throws InvalidInputError where the avatar under the key has another name or other extras; whatever `find` throws
 *   before sending, and then nothing is sent; whatever `send` throws, unless it is a lost create that `find` finds.
 */
export function createKeyed(): (
  asked: Asked,
  find: () => Promise<readonly ArgilAvatar[]>,
  send: () => Promise<ArgilAvatar>,
) => Promise<ArgilAvatar> {
  const underWay = new Map<string, Promise<ArgilAvatar>>();
  return async (asked, find, send) => {
    const { key } = asked;
    for (let other = underWay.get(key); other; other = underWay.get(key)) {
      // Where the other call failed this one looks for itself, as a later one would.
      const avatar = await other.catch(() => undefined);
      if (avatar) return requireSame(avatar, asked);
    }
    const made = findOrSend(asked, find, send);
    underWay.set(key, made);
    try {
      return await made;
    } finally {
      underWay.delete(key);
    }
  };
}

async function findOrSend(
  asked: Asked,
  find: () => Promise<readonly ArgilAvatar[]>,
  send: () => Promise<ArgilAvatar>,
): Promise<ArgilAvatar> {
  const [existing] = withKey(await find(), asked.key);
  if (existing) return requireSame(existing, asked);
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    // A look that fails leaves the outcome as unknown as it was.
    const [made] = withKey(await find().catch(() => []), asked.key);
    if (made) return made;
    throw error;
  }
}

function requireSame(avatar: ArgilAvatar, { key, name, extras }: Asked): ArgilAvatar {
  const reasons: string[] = [];
  if (avatar.name !== name)
    reasons.push(`idempotencyKey was used with the name ${JSON.stringify(avatar.name)}`);
  if (!sameEntries(avatar.extras ?? {}, { ...extras, [keyName]: key })) {
    reasons.push("idempotencyKey was used with other extras");
  }
  refuse(
    profile.name,
    reasons.map((reason) => `${reason}: take another key for another avatar`),
  );
  return avatar;
}

function sameEntries(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
  );
}
