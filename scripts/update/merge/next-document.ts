import { stringify } from "yaml";
import { type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import { InputError } from "../input-error.ts";
import { operationsOf } from "../source/operations.ts";
import type { Source } from "../source/parse-source.ts";
import { upgradeTo31 } from "../source/upgrade.ts";
import type { Vendored } from "../source/vendored.ts";
import { editYaml } from "./edit-yaml.ts";
import type { LastSeen } from "./last-seen.ts";
import { type Kept, mergePage } from "./merge-page.ts";
import { respell } from "./respell/respell.ts";
import { same } from "./same.ts";

export interface NextDocument {
  readonly moved: boolean;
  readonly text: string;
  readonly document: JsonObject;
  readonly pages: LastSeen;
  /** What the vendored document has beyond the pages. */
  readonly kept: readonly Kept[];
}

type Whole = Extract<Source, { kind: "document" }>;

function names(document: JsonObject): string[] {
  const components = Object.entries(objectAt(document, "components"));
  return [
    ...operationsOf(document).map(({ key }) => key),
    ...components.flatMap(([, items]) => Object.keys(items ?? {})),
  ];
}

/**
 * YAML can be truncated in many places and still parse. A missing final newline together with missing content is suspicious.
 */
function checkEnd({ text, from, document }: Whole, vendored: JsonObject): void {
  if (/^\s*\{/.test(text) || text.endsWith("\n")) return;
  const present = new Set(names(document));
  const lost = names(vendored).filter((name) => !present.has(name));
  if (lost.length === 0) return;
  throw new InputError(
    `${from} is truncated: its last line has no newline, and ${lost.length} operations and components are missing, ${lost[0]} ` +
      "first. If the vendor has removed them, add the newline and import the file",
  );
}

/** As received if that is YAML 3.1; otherwise the same content as YAML 3.1. */
function render({ text, document }: Whole): { text: string; document: JsonObject } {
  const upgraded = upgradeTo31(document);
  if (/^\s*\{/.test(text)) {
    return {
      text: stringify(upgraded, { lineWidth: 100, aliasDuplicateObjects: false }),
      document: upgraded,
    };
  }
  return { text: upgraded === document ? text : editYaml(text, upgraded), document: upgraded };
}

/** What the vendored document would be if its pages were complete. */
export function exactDocument(vendored: JsonObject, sources: readonly Source[]): JsonObject {
  const excerpts = sources.flatMap((source) => (source.kind === "page" ? source.excerpts : []));
  return excerpts.reduce(
    (document, page) => mergePage(document, {}, page, { exact: true }).document,
    vendored,
  );
}

/** What the document has beyond its pages; an addition in a component is listed once, however many pages show it. */
function keptBeyond(document: JsonObject, sources: readonly Source[]): Kept[] {
  const excerpts = sources.flatMap((source) => (source.kind === "page" ? source.excerpts : []));
  const kept = excerpts.flatMap((excerpt) => mergePage(document, {}, excerpt).kept);
  const shared = /^(schemas|responses|requestBodies|headers|examples) › /;
  return kept.filter(
    ({ where }, i) => !shared.test(where) || kept.findIndex((other) => other.where === where) === i,
  );
}

/** The vendored document after the update: replaced by a whole document, then changed by each page. */
export function nextDocument(
  vendor: Vendor,
  vendored: Vendored,
  lastSeen: LastSeen,
  sources: readonly Source[],
  { exact = false } = {},
): NextDocument {
  const wholes = sources.filter((source): source is Whole => source.kind === "document");
  const [whole, second] = wholes;
  if (second) throw new InputError(`${second.from} is a second whole document for ${vendor}; give one`);
  if (whole) checkEnd(whole, vendored.document);
  const rendered = whole && render(whole);
  let document = rendered ? respell(vendor, vendored.document, rendered.document) : vendored.document;
  // The text as received, unless it states something differently than the vendored text does.
  const asReceived = rendered && JSON.stringify(document) === JSON.stringify(rendered.document);
  const start = asReceived ? rendered.text : vendored.text;
  let pages = lastSeen;
  for (const source of sources) {
    if (source.kind !== "page") continue;
    for (const excerpt of source.excerpts) {
      ({ document, pages } = mergePage(document, pages, excerpt, { exact }));
    }
  }
  const kept = exact ? [] : keptBeyond(document, sources);
  // The same content in another layout is not a change, and the date stays.
  const moved = !same(document, vendored.document);
  return { moved, text: moved ? editYaml(start, document) : vendored.text, document, pages, kept };
}
