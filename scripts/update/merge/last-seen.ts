import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { isObject, type JsonObject } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import type { Excerpt } from "../source/excerpt.ts";
import { MergeContext } from "./context.ts";
import { fingerprint } from "./fingerprint.ts";

const heading = `# What each imported page said when it was last seen, prose and examples as digests.
# Written by \`npm run specs:update\`, which compares the next version of the page with it.
`;

/** Fingerprints of pages by operation, e.g. `GET /avatars`. */
export type LastSeen = Readonly<Record<string, JsonObject>>;

export function lastSeenFile(vendor: Vendor): string {
  return join("specs", vendor, "pages.yaml");
}

export function readLastSeen(root: string, vendor: Vendor): LastSeen {
  const file = join(root, lastSeenFile(vendor));
  const value: unknown = existsSync(file) ? parse(readFileSync(file, "utf8")) : {};
  if (!isObject(value)) throw new Error(`${file}: not an object`);
  const entries = Object.entries(value).flatMap(([key, page]) =>
    isObject(page) ? [[key, page] as const] : [],
  );
  return Object.fromEntries(entries);
}

export function renderLastSeen(pages: LastSeen): string {
  const sorted = Object.fromEntries(Object.entries(pages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return heading + stringify(sorted, { lineWidth: 100, aliasDuplicateObjects: false });
}

/** The merge's context at the start of a component, e.g. `schemas`, `Avatar`. */
export function componentContext(kind: string, name: string): MergeContext {
  return MergeContext.root.child(kind).child(name);
}

export function fingerprintOf({ operation, components, security }: Excerpt): JsonObject {
  const kinds = Object.entries(components).map(([kind, items]) => {
    const names = Object.entries(items).map(([name, item]) => [
      name,
      fingerprint(item, componentContext(kind, name)),
    ]);
    return [kind, Object.fromEntries(names.sort()) as JsonObject] as const;
  });
  return {
    operation: fingerprint(operation),
    security,
    components: Object.fromEntries(kinds.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
