import { type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { same } from "../merge/same.ts";
import { serverUrls } from "../source/identify.ts";
import { type Operation, operationsOf } from "../source/operations.ts";
import type { FoundChange } from "./change.ts";
import { eventsOf } from "./events.ts";
import { compareEvent, compareOperation } from "./operation.ts";
import type { ParameterPlace } from "./parameters.ts";
import { compareSecurity } from "./security.ts";
import { Side } from "./side.ts";

/** A difference and the operation it is seen from. */
export interface Located extends FoundChange {
  /** `GET /v1/avatars`, `webhook AVATAR_TRAINING_FAILED`, or `all operations`. */
  readonly operation: string;
  readonly operationId: string | undefined;
}

export const everywhere = "all operations";

const shapeOf = ({ method, path }: Operation) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;

function place(document: JsonObject, { path, method }: Operation): ParameterPlace {
  const item = Side.root(document).at("paths").at(path);
  return { item, operation: item.at(method) };
}

function idOf({ operationId }: JsonObject): string | undefined {
  return typeof operationId === "string" ? operationId : undefined;
}

function compareOperations(before: JsonObject, after: JsonObject): Located[] {
  const [old, now] = [before, after].map(
    (document) => new Map(operationsOf(document).map((o) => [shapeOf(o), o])),
  );
  const located: Located[] = [];
  for (const shape of new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])) {
    const [a, b] = [old?.get(shape), now?.get(shape)];
    const subject = a ?? b;
    if (!subject) continue;
    const operationId = idOf(subject.value);
    const report = (found: FoundChange) => located.push({ ...found, operation: subject.key, operationId });
    const pointer = place(a ? before : after, subject).operation.pointer;
    if (!b) report({ level: "major", rule: "operation-removed", at: "operation", pointer, text: "removed" });
    else if (!a) report({ level: "minor", rule: "operation-added", at: "operation", pointer, text: "added" });
    else {
      if (a.path !== b.path) {
        const text = `the path is now ${b.path}`;
        report({ level: "major", rule: "path-parameter-renamed", at: "operation", pointer, text });
      }
      // The rename is reported once, not again as one parameter gone and another come.
      const skip = ({ rule, at }: FoundChange) =>
        a.path !== b.path && /^parameter-(added|removed)$/.test(rule) && /^path /.test(at);
      compareOperation(place(before, a), place(after, b), (found) => skip(found) || report(found));
      compareSecurity([before, a.value], [after, b.value], report);
    }
  }
  return located;
}

function compareEvents(before: JsonObject, after: JsonObject): Located[] {
  const [old, now] = [eventsOf(before), eventsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [a, b] = [old.get(key), now.get(key)];
    const subject = (a ?? b)?.side;
    if (!subject) return [];
    const found: FoundChange[] = [];
    if (!b)
      found.push({
        level: "major",
        rule: "event-removed",
        at: "event",
        pointer: subject.pointer,
        text: "removed",
      });
    else if (!a)
      found.push({
        level: "minor",
        rule: "event-added",
        at: "event",
        pointer: subject.pointer,
        text: "added",
      });
    else compareEvent(a.side, b.side, (one) => found.push(one));
    return found.map((one) => ({ ...one, operation: key, operationId: idOf(subject.object) }));
  });
}

function compareServers(before: JsonObject, after: JsonObject): Located[] {
  const [was, is] = [serverUrls(before), serverUrls(after)];
  if (same(was, is)) return [];
  // Clients use the first.
  const level = was[0] === is[0] ? "minor" : "major";
  const text = `${was.join(", ") || "none"} is now ${is.join(", ") || "none"}`;
  return [
    {
      level,
      rule: "server-changed",
      at: "server",
      pointer: "#/servers",
      text,
      operation: everywhere,
      operationId: undefined,
    },
  ];
}

/** Schemas are exported by name, as `components["schemas"]`. */
function compareSchemaNames(before: JsonObject, after: JsonObject): Located[] {
  const [old, now] = [before, after].map((document) => objectAt(objectAt(document, "components"), "schemas"));
  return Object.keys(old ?? {})
    .filter((name) => !Object.hasOwn(now ?? {}, name))
    .map((name) => ({
      level: "major",
      rule: "schema-removed",
      at: `schema ${name}`,
      pointer: `#/components/schemas/${name}`,
      text: "removed from the exported types",
      operation: "exported types",
      operationId: undefined,
    }));
}

/** Every difference that matters to a program, operation by operation. */
export function compareDocuments(before: JsonObject, after: JsonObject): Located[] {
  return [
    ...compareServers(before, after),
    ...compareOperations(before, after),
    ...compareEvents(before, after),
    ...compareSchemaNames(before, after),
  ];
}
