import { type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import { same } from "../merge/same.ts";
import type { FoundChange } from "./change.ts";
import { eventsOf, idOf } from "./events.ts";
import { compareEvent, compareOperation } from "./operation.ts";
import { type Place, placesOf } from "./places.ts";
import { areEqual } from "./schema.ts";
import { compareSecurity } from "./security.ts";
import { compareOwnServers, compareServers } from "./servers.ts";
import { Side } from "./side.ts";
import { compareRest, reportUnknown } from "./words.ts";

/** A difference and the operation it affects. */
export interface Located extends FoundChange {
  /** `GET /v1/avatars`, `webhook AVATAR_TRAINING_FAILED`, or `all operations`. */
  readonly operation: string;
  readonly operationId: string | undefined;
}

export const everywhere = "all operations";

const shapeOf = ({ method, path }: Place) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;

type Pair = readonly [before: JsonObject, after: JsonObject];

function compareOperations(vendor: Vendor, [before, after]: Pair): Located[] {
  const [old, now] = [before, after].map(
    (document) => new Map(placesOf(document).map((o) => [shapeOf(o), o])),
  );
  const roots = [Side.root(before), Side.root(after)] as const;
  const located: Located[] = [];
  for (const shape of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
    const [a, b] = [old?.get(shape), now?.get(shape)];
    const subject = a ?? b;
    if (!subject) continue;
    const operationId = idOf(subject.operation);
    const report = (found: FoundChange) => located.push({ ...found, operation: subject.key, operationId });
    const { pointer } = subject.operation;
    if (!b) report({ level: "major", rule: "operation-removed", at: "operation", pointer, text: "removed" });
    else if (!a) report({ level: "minor", rule: "operation-added", at: "operation", pointer, text: "added" });
    else {
      if (a.path !== b.path) {
        const text = `the path is now ${b.path}`;
        report({ level: "major", rule: "path-parameter-renamed", at: "operation", pointer, text });
      }
      // The rename is reported once, not again as a parameter removed and another added.
      const skip = ({ rule, at }: FoundChange) =>
        a.path !== b.path && /^parameter-(added|removed)$/.test(rule) && /^path /.test(at);
      compareOperation(a, b, (found) => skip(found) || report(found));
      compareSecurity([before, a], [after, b], report);
      for (const found of compareOwnServers(vendor, [roots[0], a], [roots[1], b])) report(found);
      compareRest(a.item, b.item, itemMembers, "path", report);
    }
  }
  return located;
}

const itemMembers = new Set("parameters servers get put post delete options head patch trace".split(" "));

function compareEvents([before, after]: Pair): Located[] {
  const [old, now] = [eventsOf(before), eventsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [a, b] = [old.get(key), now.get(key)];
    const event = a ?? b;
    if (!event) return [];
    const { operation: subject, operationId } = event;
    const found: FoundChange[] = [];
    const place = { at: "event", pointer: subject.pointer };
    if (!b) found.push({ ...place, level: "major", rule: "event-removed", text: "removed" });
    else if (!a) found.push({ ...place, level: "minor", rule: "event-added", text: "added" });
    else compareEvent(a, b, (one) => found.push(one));
    return found.map((one) => ({ ...one, operation: key, operationId }));
  });
}

/** Schemas are exported by name, as `components["schemas"]`. If the calls still use the same shape, only its name is gone. */
function compareSchemaNames([before, after]: Pair): FoundChange[] {
  const [old, now] = [before, after].map((document) => Side.root(document).at("components").child("schemas"));
  if (!old || !now) return [];
  const [was, is] = [old.children(), now.children()];
  const refs =
    JSON.stringify(before.paths ?? null) +
    JSON.stringify(before.webhooks ?? null) +
    JSON.stringify(before.components ?? null);
  return [...was].flatMap(([name, schema]): FoundChange[] => {
    if (is.has(name)) return [];
    const found = { at: `schema ${name}`, pointer: schema.pointer };
    const successor = [...is].find(([other, one]) => !was.has(other) && areEqual(schema, one))?.[0];
    const exported = `components["schemas"]["${name}"]`;
    if (successor !== undefined) {
      const text = `the exported type ${exported} is now called ${successor}; calls are the same`;
      return [{ ...found, level: "patch", rule: "schema-renamed", text }];
    }
    const used = refs.includes(`"${schema.pointer}"`);
    const text = `${exported} is no longer exported${used ? "; what calls make of it is listed on its own" : ""}`;
    return [
      { ...found, level: used ? "patch" : "major", rule: used ? "schema-inlined" : "schema-removed", text },
    ];
  });
}

/** How schemas are interpreted when a document does not say. */
const ownDialect = "https://spec.openapis.org/oas/3.1/dialect/base";
const dialectOf = ({ object }: Side) => object.jsonSchemaDialect ?? ownDialect;

const rootMembers = new Set(
  "openapi info jsonSchemaDialect servers security paths webhooks components $self".split(" "),
);
const infoMembers = new Set("title version description summary termsOfService contact license".split(" "));

function compareRoot(vendor: Vendor, [before, after]: Pair): FoundChange[] {
  const found: FoundChange[] = [];
  const [old, now] = [Side.root(before), Side.root(after)];
  found.push(...compareServers(vendor, old, now));
  const place = { at: "document", pointer: old.pointer };
  reportUnknown("jsonSchemaDialect", [dialectOf(old), dialectOf(now)], place, (one) => found.push(one));
  compareRest(old, now, rootMembers, "document", (one) => found.push(one));
  compareRest(old.at("info"), now.at("info"), infoMembers, "info", (one) => found.push(one));
  const moved = [...infoMembers].filter(
    (key) =>
      !same(objectAt(before, "info")[key], objectAt(after, "info")[key]) &&
      !/^(title|description|summary)$/.test(key),
  );
  const worded = old
    .at("servers")
    .items()
    .some(({ object }, i) => {
      const other = now.at("servers").items()[i]?.object;
      return other !== undefined && object.description !== other.description;
    });
  const text = [...moved, ...(worded ? ["description of a server"] : [])];
  if (text.length > 0) {
    found.push({
      level: "patch",
      rule: "text-changed",
      at: "info",
      pointer: "#/info",
      text: `other ${text.join(", ")}`,
    });
  }
  return found;
}

/** Every difference, operation by operation. A location found equal is not mentioned. */
export function compareDocuments(vendor: Vendor, before: JsonObject, after: JsonObject): Located[] {
  const pair = [before, after] as const;
  const elsewhere = (operation: string) => (found: FoundChange) => ({
    ...found,
    operation,
    operationId: undefined,
  });
  return [
    ...compareRoot(vendor, pair).map(elsewhere(everywhere)),
    ...compareOperations(vendor, pair),
    ...compareEvents(pair),
    ...compareSchemaNames(pair).map(elsewhere("exported types")),
  ];
}
