import type { CallOptions, CreateOptions } from "../../core/config/options.ts";
import { createUnderKey } from "../../core/create/keyed.ts";
import type { KeyFacts } from "../../core/create/keyed-request.ts";
import type { CreateRequest } from "../../core/create/send.ts";
import { assertValid } from "../../core/errors/input.ts";
import { text, toBody } from "../../core/input/field-table.ts";
import { stringField } from "../../core/input/fields.ts";
import { storedName } from "../../core/input/name-rules.ts";
import { snapshot } from "../../core/input/snapshot.ts";
import type { Found } from "../../core/list/find-created.ts";
import { profile } from "./profile.ts";

/** The entry of `extras` that holds the idempotency key: Argil has no field for one. */
export const keyName = "avatar-clients:idempotency-key";

/** The fields that avatars and videos share. */
interface Item {
  id: string;
  name?: string;
  createdAt?: string;
  extras?: Record<string, string>;
}

/** The input fields that the created item shows: not the image, the voice or the callback. */
interface Asked {
  name: string;
  extras?: Readonly<Record<string, string>> | undefined;
  idempotencyKey?: string | undefined;
}

/** How one kind of item is created under idempotency keys. */
export interface KeyedKind<Kind extends Item, Input extends Asked> {
  prepare(input: Input, options: CreateOptions | undefined): Promise<CreateRequest<Kind>>;
  get(id: string, options: CallOptions): Promise<Kind>;
  /** Lists the items that may carry the key. */
  list(key: string, options: CallOptions | undefined): Promise<Kind[]>;
  /** Further input that must be the same for every call under one key. */
  more?(input: Input): unknown;
}

/** Prepares a create, under its idempotency key if it has one. */
export async function prepareKeyed<Kind extends Item, Input extends Asked>(
  kind: KeyedKind<Kind, Input>,
  given: Input,
  options: CreateOptions | undefined,
): Promise<CreateRequest<Kind> & { key?: KeyFacts<Kind> }> {
  const input = snapshot(given);
  const { recovery: byName, ...request } = await kind.prepare(input, options);
  const { name, extras, idempotencyKey: key } = input;
  const search = async (own: CallOptions): Promise<Found<Kind>[]> =>
    key === undefined
      ? // An item with a key belongs to another create.
        (await byName.search(own)).filter(({ item }) => keyOf(item) === undefined)
      : (await findByKey(kind, key, own)).map((item) => ({ item, madeAt: Number.NaN }));
  const recovery = { ...byName, idempotencyKey: key, search };
  if (key === undefined) return { ...request, recovery };
  const keyFacts: KeyFacts<Kind> = {
    key,
    create: createUnderKey,
    input: JSON.stringify([storedName(name), Object.entries(extras ?? {}).sort(), kind.more?.(input)]),
    find: (own) => findByKey(kind, key, own),
    get: kind.get,
    requireSame: (item) => requireSame(item, input, key),
  };
  return { ...request, recovery, key: keyFacts };
}

/** The items with the key, oldest first: if two processes created two, every caller gets the same one. */
export async function findByKey<Kind extends Item>(
  { list }: Pick<KeyedKind<Kind, never>, "list">,
  key: string,
  options: CallOptions | undefined,
): Promise<Kind[]> {
  return (await list(key, options))
    .filter((item) => keyOf(item) === key)
    .sort((a, b) => (a.createdAt ?? "").localeCompare(b.createdAt ?? ""));
}

/** The key that an item was created under. */
function keyOf({ extras }: Item): string | undefined {
  return stringField(extras, keyName);
}

/** @throws InvalidInputError if the item was created from other input. */
function requireSame(item: Item, { name, extras }: Asked, key: string): void {
  const reasons: string[] = [];
  if (storedName(item.name ?? "") !== storedName(name))
    reasons.push(`idempotencyKey was used with the name ${JSON.stringify(item.name)}`);
  if (!sameEntries(item.extras ?? {}, { ...extras, [keyName]: key })) {
    reasons.push("idempotencyKey was used with other extras");
  }
  assertValid(
    profile.name,
    reasons.map((reason) => `${reason}: use a new key for a new item`),
  );
}

/** @throws InvalidInputError unless the search consists of a key only. */
export function checkKeySearch(search: object): void {
  toBody(profile.name, search, { idempotencyKey: text(1, 256) });
}

function sameEntries(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
  );
}
