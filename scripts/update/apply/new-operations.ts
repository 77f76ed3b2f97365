import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isScalar, isSeq, parseDocument } from "yaml";
import type { JsonObject } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import { operationsOf } from "../source/operations.ts";

export const apiOnlyFile = "specs/api-only.yaml";

export interface ApiOnlyChange {
  readonly text: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * `specs/api-only.yaml` after an update: an operation that the vendor added has no wrapper yet, and one that it removed no
 * longer needs an entry. Undefined if nothing changes.
 */
export function changeApiOnly(
  root: string,
  vendor: Vendor,
  before: JsonObject,
  after: JsonObject,
): ApiOnlyChange | undefined {
  const file = join(root, apiOnlyFile);
  if (!existsSync(file)) return undefined;
  const document = parseDocument(readFileSync(file, "utf8"));
  const list = document.get(vendor);
  if (!isSeq(list)) return undefined;
  const names = (of: JsonObject) => operationsOf(of).map(({ key }) => key);
  const [old, now] = [new Set(names(before)), new Set(names(after))];
  const listed = list.items.map((item) => String(isScalar(item) ? item.value : item));
  const added = [...now].filter((name) => !old.has(name) && !listed.includes(name));
  const removed = listed.filter((name) => !now.has(name));
  if (added.length + removed.length === 0) return undefined;
  list.items = list.items.filter((_, index) => !removed.includes(listed[index] ?? ""));
  for (const name of added) list.add(document.createNode(name));
  return { text: document.toString({ lineWidth: 0 }), added, removed };
}
