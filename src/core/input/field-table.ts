import type { VendorName } from "../errors/base.ts";
import { assertValid } from "../errors/input.ts";
import { checkKnownFields, checkText, checkUrl, isObject } from "./fields.ts";
import { checkNameText, type NameRules } from "./name-rules.ts";
import { checkInteger } from "./numbers.ts";

/** Checks a field: adds a reason for an invalid value, and returns the value to send. */
export type Field<Sent = unknown> = (value: unknown, name: string, reasons: string[]) => Sent;

/** One entry per field of an input, including optional ones; a missing or misspelt one does not compile. */
export type FieldTable<Input> = { readonly [Name in keyof Input]-?: Field };

type AnyTable = Readonly<Record<string, Field>>;

/** The fields to send; none if the input is not an object. */
type Sent<Table extends AnyTable> = { [Name in keyof Table]?: ReturnType<Table[Name]> };

/** Checks an input against its table, and returns the fields to send in the order of the table. */
export function readFields<Table extends AnyTable>(
  input: unknown,
  table: Table,
  reasons: string[],
): Sent<Table> {
  if (!checkKnownFields(input, Object.keys(table), reasons)) return {};
  const sent = Object.entries(table).map(([name, field]) => [name, field(input[name], name, reasons)]);
  return Object.fromEntries(sent) as Sent<Table>;
}

/** Like `readFields`, for inputs that need no other checks. @throws InvalidInputError listing every reason. */
export function toBody<Table extends AnyTable>(
  vendor: VendorName,
  input: unknown,
  table: Table,
): Sent<Table> {
  const reasons: string[] = [];
  const body = readFields(input, table, reasons);
  assertValid(vendor, reasons);
  return body;
}

/** A custom rule; `what` completes the sentence "name must". */
export function must(what: string, holds: (value: unknown) => boolean): Field {
  return (value, name, reasons) => {
    if (!holds(value)) reasons.push(`${name} must ${what}`);
    return value;
  };
}

export function optional<Sent>(field: Field<Sent>): Field<Sent | undefined> {
  return (value, name, reasons) => (value === undefined ? undefined : field(value, name, reasons));
}

export function nullable<Sent>(field: Field<Sent>): Field<Sent | null | undefined> {
  return (value, ...rest) => (value === null ? null : optional(field)(value, ...rest));
}

export function text(min = 1, max = Infinity): Field {
  return (value, name, reasons) => {
    checkText(value, name, min, max, reasons);
    return value;
  };
}

export function nameText(rules: NameRules): Field {
  return (value, name, reasons) => {
    checkNameText(value, name, rules, reasons);
    return value;
  };
}

export function url(...protocols: readonly ("https:" | "http:")[]): Field {
  return (value, name, reasons) => {
    checkUrl(value, name, protocols, reasons);
    return value;
  };
}

export function whole(min: number, max = Infinity): Field {
  return (value, name, reasons) => {
    checkInteger(value, name, min, max, reasons);
    return value;
  };
}

export const flag = must("be true or false", (value) => typeof value === "boolean");

export const date = must(
  "be a valid Date",
  (value) => value instanceof Date && !Number.isNaN(value.getTime()),
);

export function oneOf(...words: readonly string[]): Field {
  const known: readonly unknown[] = words;
  return must(`be one of ${words.join(", ")}`, (value) => known.includes(value));
}

/** A nested object; each reason states its location. */
export function nested(table: AnyTable): Field {
  return (value, name, reasons) => {
    const own: string[] = [];
    if (isObject(value)) readFields(value, table, own);
    else reasons.push(`${name} must be an object`);
    reasons.push(...own.map((reason) => `${name}: ${reason}`));
    return value;
  };
}
