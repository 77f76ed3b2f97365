import type { Cell, Played } from "./play/cell.ts";

/** Operations that share a column of the table. */
export interface Column {
  readonly title: string;
  readonly names: readonly string[];
}

const read: Column = {
  title: "get, list",
  names: ["get", "list", "videos.list", "webhooks.list"],
};
const update: Column = {
  title: "update",
  names: ["update", "webhooks.update", "runs.cancel", "sessions.end"],
};
const remove: Column = { title: "delete", names: ["delete", "videos.delete", "webhooks.delete"] };
const create: Column = {
  title: "create",
  names: [
    "create",
    "webhooks.create",
    "assets.upload",
    "videos.create",
    "voices.create",
    "assets.create",
    "knowledge.groups.create",
    "knowledge.documents.upload",
  ],
};
const wait: Column = {
  title: "wait",
  names: ["wait", "videos.wait", "assets.wait", "runs.wait", "sessions.wait", "knowledge.documents.wait"],
};

export const columns: readonly Column[] = [
  read,
  update,
  remove,
  create,
  {
    title: "create under the vendor's key (Protoface)",
    names: ["runs.submit", "runs.submitAndWait, submit", "sessions.create"],
  },
  { title: "create with a key (Argil)", names: ["create with an idempotencyKey"] },
  { title: "render (Argil)", names: ["videos.render", "videos.renderAndWait, render"] },
  wait,
  { title: "createAndWait: create", names: ["createAndWait, create"] },
  { title: "createAndWait: polls", names: ["createAndWait, polls"] },
  { title: "api.GET", names: ["api.GET"] },
  { title: "api.POST", names: ["api.POST"] },
];

export const shortColumns: readonly Column[] = [read, remove, create, wait];

/**
 * The outcome and request count of a column's cells with the platform's fetch: once if all are alike, otherwise by vendor
 * and operation; followed by those for which a custom fetch makes a difference.
 */
export function summarize({ names }: Column, played: readonly Played[]): string {
  const cells = played.filter(({ cell }) => names.includes(cell.operation.name));
  const lasting = cells.filter(({ cell }) => cell.mode === "always");
  const byEnd = new Map<string, Set<string>>();
  for (const { cell, outcome, requests } of lasting.length > 0 ? lasting : cells) {
    const end = `${outcome} ${requests}`;
    byEnd.set(end, (byEnd.get(end) ?? new Set()).add(whoMet(cell, names.length > 1)));
  }
  if (byEnd.size === 0) return "-";
  const ends = [...byEnd].map(([end, who]) => ({ end, who: [...who].filter((one) => one !== ownFetch) }));
  const [usual, ...others] = ends.sort((a, b) => b.who.length - a.who.length);
  const rest = others.map(({ end, who }) => `${who.length > 0 ? who.join(", ") : ownFetch}: ${end}`);
  return [usual?.end, ...rest].join("; ");
}

const ownFetch = "with a custom fetch";

function whoMet({ operation: { vendor, name }, way = "platform" }: Cell, many: boolean): string {
  if (way !== "platform") return ownFetch;
  return many ? `${vendor} ${name}` : vendor;
}
