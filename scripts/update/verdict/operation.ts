import type { AddChange, FoundChange, Level } from "./change.ts";
import { compareContent } from "./content.ts";
import { compareParameters, type ParameterPlace } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import type { Side } from "./side.ts";
import { compareRest } from "./words.ts";

const bodyMembers = new Set(["content", "required"]);

const operationMembers = new Set(
  "operationId parameters requestBody responses callbacks deprecated security servers".split(" "),
);

function compareBody(a: Side, b: Side, report: AddChange): void {
  const at = "request body";
  const pointer = (a.exists ? a : b).pointer;
  const found = (level: Level, text: string) =>
    report({ level, rule: "request-body-changed", at, pointer: `${pointer}/required`, text });
  const [was, is] = [a.object.required === true, b.object.required === true];
  if (a.exists && !b.exists) found("major", "removed");
  else if (!a.exists && b.exists) found(is ? "major" : "minor", is ? "added, required" : "added");
  else if (was !== is) found(is ? "major" : "minor", is ? "is now required" : "is now optional");
  if (!a.exists || !b.exists) return;
  compareContent(a, b, "request", at, report);
  compareRest(a, b, bodyMembers, at, report);
}

function compareId(old: Side, now: Side, report: AddChange): void {
  const [a, b] = [old.object.operationId, now.object.operationId];
  if (a === b || a === undefined) return;
  // The types export `operations` under these names.
  const text = `operationId ${a} is now ${b ?? "missing"}`;
  const pointer = `${old.pointer}/operationId`;
  report({ level: "major", rule: "operation-id-changed", at: "operation", pointer, text });
}

function compareDeprecation(old: Side, now: Side, report: AddChange): void {
  const [was, is] = [old.object.deprecated === true, now.object.deprecated === true];
  const text = is ? "is deprecated" : "is no longer deprecated";
  const pointer = `${old.pointer}/deprecated`;
  if (was !== is) report({ level: "minor", rule: "deprecated-changed", at: "operation", pointer, text });
}

/** Compares an operation that we call. */
export function compareOperation(old: ParameterPlace, now: ParameterPlace, report: AddChange): void {
  compareId(old.operation, now.operation, report);
  compareDeprecation(old.operation, now.operation, report);
  compareParameters(old, now, "request", report);
  compareBody(old.operation.at("requestBody"), now.operation.at("requestBody"), report);
  compareResponses(old.operation, now.operation, "response", report);
  compareRest(old.operation, now.operation, operationMembers, "operation", report);
}

/** Compares a callback or webhook: the vendor sends, so we read its request and send its responses. */
export function compareEvent(before: ParameterPlace, after: ParameterPlace, report: AddChange): void {
  const [old, now] = [before.operation, after.operation];
  compareId(old, now, report);
  compareParameters(before, after, "response", report);
  const [a, b] = [old.at("requestBody"), now.at("requestBody")];
  const found = (level: Level, text: string): FoundChange => ({
    level,
    rule: "request-body-changed",
    at: "delivery",
    pointer: (a.exists ? a : b).pointer,
    text,
  });
  if (a.exists && b.exists) {
    compareContent(a, b, "response", "delivery", report);
    compareRest(a, b, bodyMembers, "delivery", report);
  } else if (a.exists) report(found("major", "removed"));
  else if (b.exists) report(found("minor", "added"));
  compareResponses(old, now, "request", report);
  compareRest(old, now, operationMembers, "event", report);
}
