import { randomUUID } from "node:crypto";
import { InvalidInputError } from "../../core/errors/index.ts";
import { assertValid } from "../../core/errors/input.ts";
import { matchesUnicode } from "../../core/input/characters.ts";
import { checkKnownFields, checkText, isObject } from "../../core/input/fields.ts";
import { checkNameText, storedName } from "../../core/input/name-rules.ts";
import type { BatchItem } from "../items.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { hashInput, hiddenKey, tagOf } from "../tags.ts";

/** Rows of one transaction: enough that a million take minutes, few enough that none takes long. */
const chunkLength = 1_000;

export interface NewBatch {
  /** Of {@link JobsOptions.accounts}, or one that the ledger knows. */
  account: string;
  /** Any iterable, read as it is added: a million items need little memory. */
  items: Iterable<BatchItem> | AsyncIterable<BatchItem>;
  /** Items added under the same name are one batch. Default `default`. */
  name?: string | undefined;
}

/** What became of the rows. */
export interface Added {
  added: number;
  /** Their keys were there, with the same input. */
  skipped: number;
}

/** @throws InvalidInputError unless it is an account, items that can be read one by one, and perhaps a name. */
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

/**
 * Adds items to a batch, a transaction every thousand. May be repeated.
 *
 * @throws InvalidInputError for a row that is not an item, and for a key that is there with other input; what came before its
 *   thousand stays added.
 */
export async function addItems(
  ledger: Ledger,
  account: string,
  batch: string,
  items: Iterable<BatchItem> | AsyncIterable<BatchItem>,
): Promise<Added> {
  const sum: Added = { added: 0, skipped: 0 };
  let chunk: BatchItem[] = [];
  let row = 0;
  const flush = async () => {
    const { added } = await addChunk(ledger, account, batch, chunk);
    sum.added += added;
    sum.skipped += chunk.length - added;
    chunk = [];
  };
  for await (const item of items) {
    row++;
    checkItem(item, row);
    chunk.push(item);
    if (chunk.length === chunkLength) await flush();
  }
  if (chunk.length > 0) await flush();
  return sum;
}

interface Conflict {
  key: string;
  name: string | null;
  image: string | null;
  options: unknown;
  erased: boolean;
}

async function addChunk(
  { database, queue, schema, salt }: Ledger,
  account: string,
  batch: string,
  items: readonly BatchItem[],
): Promise<{ added: number }> {
  const rows = items.map(({ key, name: given, image, options }) => {
    // As vendors store it, by which an avatar is known again.
    const name = storedName(given);
    return {
      id: randomUUID(),
      key,
      name,
      image,
      options: options ?? null,
      input_hash: hashInput(name, image, options),
      tag: tagOf(salt, account, key, 0),
      hidden: hiddenKey(salt, account, key),
    };
  });
  const given = `jsonb_to_recordset($2::text::jsonb) AS g
    (id uuid, key text, name text, image text, options jsonb, input_hash text, tag text, hidden text)`;
  const values = [account, JSON.stringify(rows)];
  return database.transaction(async (sql) => {
    const added = await sql.query<{ id: string }>(
      `INSERT INTO ${schema}.item (id, account, key, batch, name, image, options, input_hash, tag)
        SELECT g.id, $1, g.key, $3::bigint, g.name, g.image, g.options, g.input_hash, g.tag FROM ${given}
          WHERE NOT EXISTS (SELECT FROM ${schema}.item e WHERE e.account = $1 AND e.key = g.hidden)
        -- In one order, so that two that add the same wait for each other and not in a circle.
        ORDER BY g.key
        -- Of its key and of its tag, which is made of the key: either may be noticed first where two add at once.
        ON CONFLICT DO NOTHING RETURNING id::text`,
      [...values, batch],
    );
    if (added.length < items.length) {
      const [conflict] = await sql.query<Conflict>(
        `SELECT g.key, i.name, i.image, i.options, i.key = g.hidden AS erased FROM ${given}
          JOIN ${schema}.item i ON i.account = $1 AND i.key IN (g.key, g.hidden) WHERE i.input_hash <> g.input_hash LIMIT 1`,
        values,
      );
      if (conflict) throw conflictError(conflict, items);
    }
    await queue.plan(
      account,
      added.map(({ id }) => id),
      0,
      sql,
    );
    return { added: added.length };
  });
}

function conflictError({ key, erased, ...there }: Conflict, items: readonly BatchItem[]): InvalidInputError {
  const show = ({ name, image, options }: { name: unknown; image: unknown; options?: unknown }) =>
    JSON.stringify({ name, image, ...(options ? { options } : {}) });
  if (erased)
    return new InvalidInputError(undefined, [`the key ${JSON.stringify(key)} was erased: use another one`]);
  const given = items.filter((item) => item.key === key).map(show);
  const other = given.find((input) => input !== show(there)) ?? given[0];
  return new InvalidInputError(undefined, [
    `the key ${JSON.stringify(key)} is there with other input: ${show(there)}, not ${other}; a key is one avatar`,
  ]);
}

const unstorable = "must not hold a NUL character or half a surrogate pair: they cannot be stored";
const isStorable = (value: unknown): boolean =>
  typeof value !== "string" || !matchesUnicode(value, "[\\0\\p{Cs}]");

/** Adds a reason unless they are what JSON can say: they are kept until the avatar is made. */
function checkOptions(options: unknown, reasons: string[]): void {
  if (options === undefined) return;
  if (!isObject(options)) {
    reasons.push("options must be an object");
    return;
  }
  const odd = new Set<string>();
  try {
    JSON.stringify(options, (name, value) => {
      if (!isStorable(name) || !isStorable(value)) odd.add(unstorable);
      if (typeof value === "function" || typeof value === "symbol")
        odd.add(`${name} must be JSON, not a ${typeof value}`);
      return value;
    });
  } catch (error) {
    odd.add(`must be JSON: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
  }
  for (const reason of odd) reasons.push(`options ${reason}`);
}

function checkItem(item: BatchItem, row: number): void {
  const reasons: string[] = [];
  if (checkKnownFields(item, ["key", "name", "image", "options"], reasons)) {
    checkText(item.key, "key", 1, 300, reasons);
    // It stands in lines, of the command and of logs.
    if (typeof item.key === "string" && matchesUnicode(item.key, "[\\p{Cc}\\p{Zl}\\p{Zp}]"))
      reasons.push("key must not hold line breaks or other control characters");
    checkNameText(item.name, "name", { source: "", least: 1, most: 1_000 }, reasons);
    if (typeof item.name === "string" && item.name !== "" && item.name.trim() === "")
      reasons.push("name must not be blank");
    checkText(item.image, "image", 1, 4_000, reasons);
    for (const field of ["key", "name", "image"] as const)
      if (!isStorable(item[field])) reasons.push(`${field} ${unstorable}`);
    checkOptions(item.options, reasons);
  }
  if (reasons.length > 0)
    throw new InvalidInputError(
      undefined,
      reasons.map(
        (reason) => `item ${row}${typeof item?.key === "string" ? ` (${item.key})` : ""}: ${reason}`,
      ),
    );
}
