import type { ItemResult, ItemState } from "./items.ts";

/** An item as the SQL function `shown` returns it: what is public, and what its jobs depend on. */
export interface Shown extends ItemResult {
  readonly itemId: string;
  /** When to poll it or search for it next. */
  readonly dueMs: number | null;
}

export function toResult(shown: Shown): ItemResult {
  const { key, name, account, vendor, state, id, reason, candidates } = shown;
  return { key, name, account, vendor, state, id, reason, candidates };
}

/** An item as the steps of a worker need it. */
export interface ItemRow {
  readonly id: string;
  readonly key: string;
  readonly state: ItemState;
  readonly name: string;
  readonly image: string;
  readonly options: Readonly<Record<string, unknown>> | null;
  readonly tag: string;
  readonly sent_name: string | null;
  readonly avatar_id: string | null;
  readonly rename: boolean;
  readonly intended_ms: number | null;
}

/** The columns of an {@link ItemRow}, of an item `i`. */
export const itemColumns = (schema: string): string =>
  `i.id, i.key, i.state, i.name, i.image, i.options, i.tag, i.sent_name, i.avatar_id, i.rename,
    ${schema}.to_ms(i.intended_at) AS intended_ms`;

export interface BatchRow {
  readonly id: string;
  readonly name: string;
  readonly account: string;
}
