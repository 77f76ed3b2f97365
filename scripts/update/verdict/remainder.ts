import type { JsonObject } from "../../common/pipeline/json.ts";
import type { Vendor } from "../../common/project.ts";
import { isWrapped } from "../../common/wrapped.ts";
import { operationKey, operationsOf } from "../source/operations.ts";
import type { Change, Group } from "./change.ts";
import type { RedoclyChange } from "./redocly-diff.ts";

function isAt(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`) || place.startsWith(`${pointer}/`);
}

function places({ pointers, property }: RedoclyChange): string[] {
  return pointers.map((pointer) =>
    property === undefined || property === "key" || pointer.endsWith(`/${property}`)
      ? pointer
      : `${pointer}/${property}`,
  );
}

/** Redocly pairs the options of a schema by their whole text, so a word in one makes it another. */
const isOption = ({ path }: RedoclyChange) => /\/(oneOf|anyOf|allOf)\/\d+$/.test(path);

const isExample = ({ path, property }: RedoclyChange) =>
  /\/examples?(\/|$)/.test(`${path}/${property ?? ""}`);

const readable = (path: string) =>
  path
    .replace(/^#\/(paths\/[^/]+\/)?/, "")
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(" › ");

function operationOf({ path }: RedoclyChange): string | undefined {
  const [, encoded, method] = /^#\/paths\/([^/]+)\/([a-z]+)(?:\/|$)/.exec(path) ?? [];
  if (!encoded || !method) return undefined;
  return operationKey(method, encoded.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What Redocly lists and our own comparison has not rated: text, tags, and rules it may learn later. */
export function redoclyRemainder(
  vendor: Vendor,
  listed: readonly RedoclyChange[],
  found: readonly Change[],
  document: JsonObject,
): Change[] {
  const wrappedKeys = new Set(
    operationsOf(document)
      .filter(({ value }) => typeof value.operationId === "string" && isWrapped(vendor, value.operationId))
      .map(({ key }) => key),
  );
  const rated = found.map(({ pointer }) => pointer);
  const isRated = (change: RedoclyChange) =>
    isOption(change) || places(change).some((place) => rated.some((one) => isAt(place, one)));
  return listed
    .filter((change) => !isRated(change))
    .map((change): Change => {
      const level = isExample(change) ? "patch" : change.impact;
      const operation = operationOf(change);
      const breaking: Group = operation !== undefined && wrappedKeys.has(operation) ? "wrapper" : "api";
      return {
        group: level === "major" ? breaking : level === "minor" ? "additive" : "text",
        level,
        rule: `redocly-${change.kind}`,
        operations: operation === undefined ? [] : [operation],
        at: readable(change.path),
        text: [change.property, change.kind].filter(Boolean).join(" "),
        pointer: change.pointers[0] ?? change.path,
        foundBy: "redocly",
      };
    });
}
