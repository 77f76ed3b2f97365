import { assertValid } from "../../core/errors/input.ts";
import { checkKnownFields, checkText, stringField } from "../../core/input/fields.ts";
import { storedName } from "../../core/input/name-rules.ts";
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

/** The key that an avatar was made under. */
export function keyOf({ extras }: ArgilAvatar): string | undefined {
  return stringField(extras, keyName);
}

/** The avatars that carry the key, the oldest first: if two processes did make two, everyone takes the same one. */
export function withKey(avatars: readonly ArgilAvatar[], key: string): ArgilAvatar[] {
  return avatars
    .filter((avatar) => keyOf(avatar) === key)
    .sort((a, b) => (a.createdAt ?? "").localeCompare(b.createdAt ?? ""));
}

/** The same for calls that ask for the same. */
export function inputOf({ name, extras }: Asked): string {
  return JSON.stringify([storedName(name), Object.entries(extras ?? {}).sort()]);
}

/** @throws InvalidInputError where the avatar was made of other input. */
export function requireSame(avatar: ArgilAvatar, { key, name, extras }: Asked): void {
  const reasons: string[] = [];
  if (storedName(avatar.name ?? "") !== storedName(name))
    reasons.push(`idempotencyKey was used with the name ${JSON.stringify(avatar.name)}`);
  if (!sameEntries(avatar.extras ?? {}, { ...extras, [keyName]: key })) {
    reasons.push("idempotencyKey was used with other extras");
  }
  assertValid(
    profile.name,
    reasons.map((reason) => `${reason}: use another key for another avatar`),
  );
}

/** @throws InvalidInputError unless it is nothing but a key. */
export function checkKeySearch(search: object): void {
  const reasons: string[] = [];
  if (checkKnownFields(search, ["idempotencyKey"], reasons))
    checkText(search.idempotencyKey, "idempotencyKey", 1, 256, reasons);
  assertValid(profile.name, reasons);
}

function sameEntries(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
  );
}
