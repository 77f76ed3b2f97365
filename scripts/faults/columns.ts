import type { Played } from "./play/cell.ts";

/** Operations that the table shows together. */
export interface Column {
  readonly title: string;
  readonly names: readonly string[];
}

const read: Column = { title: "get, list", names: ["get", "list", "webhooks.list"] };
const update: Column = { title: "update", names: ["update", "webhooks.update"] };
const remove: Column = { title: "delete", names: ["delete", "webhooks.delete"] };
const create: Column = { title: "create", names: ["create", "webhooks.create"] };
const wait: Column = { title: "wait", names: ["wait"] };

export const columns: readonly Column[] = [
  read,
  update,
  remove,
  create,
  { title: "create with a key (Argil)", names: ["create with an idempotencyKey"] },
  wait,
  { title: "createAndWait: create", names: ["createAndWait, create"] },
  { title: "createAndWait: looks", names: ["createAndWait, polls"] },
  { title: "api.GET", names: ["api.GET"] },
  { title: "api.POST", names: ["api.POST"] },
];

export const shortColumns: readonly Column[] = [read, remove, create, wait];

/** The end and the requests of a column's cells, once if they are all alike, by vendor and operation if not. */
export function summarize({ names }: Column, played: readonly Played[]): string {
  const cells = played.filter(({ cell }) => names.includes(cell.operation.name));
  const lasting = cells.filter(({ cell }) => cell.mode === "always");
  const byEnd = new Map<string, string[]>();
  for (const { cell, outcome, requests } of lasting.length > 0 ? lasting : cells) {
    const end = `${outcome} ${requests}`;
    const { vendor, name } = cell.operation;
    byEnd.set(end, [...(byEnd.get(end) ?? []), names.length > 1 ? `${vendor} ${name}` : vendor]);
  }
  if (byEnd.size === 0) return "-";
  const [[usual = ""] = [], ...others] = [...byEnd].sort(([, a], [, b]) => b.length - a.length);
  return [usual, ...others.map(([end, who]) => `${who.join(", ")}: ${end}`)].join("; ");
}
