import { InvalidInputError } from "../../core/errors/index.ts";
import { assertValid } from "../../core/errors/input.ts";
import { matchesUnicode } from "../../core/input/characters.ts";
import { checkKnownFields, checkText, isObject } from "../../core/input/fields.ts";
import { checkNameText } from "../../core/input/name-rules.ts";
import type { BatchItem } from "../ledger/items.ts";

export interface NewBatch {
  /** One of {@link JobsOptions.accounts}, or one that the ledger knows. */
  account: string;
  /** Any iterable. It is read while its items are added, so a million need little memory. */
  items: Iterable<BatchItem> | AsyncIterable<BatchItem>;
  /** Items added under the same name are one batch. Default `default`. */
  name?: string | undefined;
}

/** @throws InvalidInputError unless there are an account, items to iterate over, and perhaps a name. */
export function checkNewBatch(batch: NewBatch): NewBatch & { name: string } {
  const reasons: string[] = [];
  if (checkKnownFields(batch, ["account", "items", "name"], reasons)) {
    checkText(batch.account, "account", 1, 40, reasons);
    if (batch.name !== undefined) {
      checkText(batch.name, "name", 1, 300, reasons);
      if (!isStorable(batch.name)) reasons.push(`name ${unstorable}`);
    }
    const items: unknown = batch.items;
    const iterable =
      typeof items === "object" &&
      items !== null &&
      (Symbol.iterator in items || Symbol.asyncIterator in items);
    if (!iterable) reasons.push("items must be an iterable of items, such as an array or rowsOfCsv()");
  }
  assertValid(undefined, reasons);
  return { ...batch, name: batch.name ?? "default" };
}

/** @throws InvalidInputError that names the row and its key. */
export function checkItem(item: BatchItem, row: number): void {
  const reasons: string[] = [];
  if (checkKnownFields(item, ["key", "name", "image", "options"], reasons)) {
    checkText(item.key, "key", 1, 300, reasons);
    // The command and logs print it within lines.
    if (typeof item.key === "string" && matchesUnicode(item.key, "[\\p{Cc}\\p{Zl}\\p{Zp}]"))
      reasons.push("key must not hold line breaks or other control characters");
    checkNameText(item.name, "name", { source: "", min: 1, max: 1_000 }, reasons);
    if (typeof item.name === "string" && item.name !== "" && item.name.trim() === "")
      reasons.push("name must not be blank");
    checkText(item.image, "image", 1, 4_000, reasons);
    for (const field of ["key", "name", "image"] as const)
      if (!isStorable(item[field])) reasons.push(`${field} ${unstorable}`);
    checkOptions(item.options, reasons);
  }
  const place = `item ${row}${typeof item?.key === "string" ? ` (${item.key})` : ""}`;
  if (reasons.length > 0)
    throw new InvalidInputError(
      undefined,
      reasons.map((reason) => `${place}: ${reason}`),
    );
}

/** Adds a reason unless the options survive JSON: they are stored until the avatar is made. */
function checkOptions(options: unknown, reasons: string[]): void {
  if (options === undefined) return;
  if (!isObject(options)) {
    reasons.push("options must be an object");
    return;
  }
  const problems = new Set<string>();
  try {
    JSON.stringify(options, (name, value) => {
      if (!isStorable(name) || !isStorable(value)) problems.add(unstorable);
      if (typeof value === "function" || typeof value === "symbol")
        problems.add(`${name} must be JSON, not a ${typeof value}`);
      return value;
    });
  } catch (error) {
    problems.add(`must be JSON: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
  }
  for (const problem of problems) reasons.push(`options ${problem}`);
}

const unstorable = "must not hold a NUL character or half a surrogate pair: they cannot be stored";
const isStorable = (value: unknown): boolean =>
  typeof value !== "string" || !matchesUnicode(value, "[\\0\\p{Cs}]");
