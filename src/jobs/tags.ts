import { createHash } from "node:crypto";
import { tagLength, toTag } from "../core/input/name-rules.ts";

/**
 * What tells an item's avatar from all others: the same for the same key, whenever it is asked for, so that a ledger that was
 * restored knows what it made after its backup.
 */
export function tagOf(salt: string, account: string, key: string, generation: number): string {
  return toTag(digest([salt, account, key, String(generation)]).subarray(0, tagLength));
}

/** The same for items that ask for the same. */
export function hashInput(name: string, image: string, options: object | undefined): string {
  return digest([name, image, JSON.stringify(sorted(options ?? {}))]).toString("hex");
}

/** What stands for a key that was erased: it is still known again. */
export function hiddenKey(salt: string, account: string, key: string): string {
  return `erased:${digest([salt, account, key]).toString("hex")}`;
}

function digest(parts: readonly string[]): Buffer {
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
