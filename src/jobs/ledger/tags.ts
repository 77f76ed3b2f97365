import { createHash } from "node:crypto";
import { tagLength, toTag } from "../../core/input/name-rules.ts";

/**
 * Identifies an item's avatar among all others. The same key always has the same tag, so that a restored ledger recognises what
 * was made after its backup.
 */
export function tagOf(salt: string, account: string, key: string, generation: number): string {
  return toTag(digest([salt, account, key, String(generation)]).subarray(0, tagLength));
}

/** Equal for items with equal input. */
export function hashInput(name: string, image: string, options: object | undefined): string {
  return digest([name, image, JSON.stringify(sorted(options ?? {}))]).toString("hex");
}

/** Replaces a key that was erased, and still recognises it. */
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
