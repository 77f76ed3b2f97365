import { isObject, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { same } from "../merge/same.ts";
import type { AddChange } from "./change.ts";

function schemeText(document: JsonObject, name: string): string {
  const scheme = objectAt(objectAt(objectAt(document, "components"), "securitySchemes"), name);
  const { type } = scheme;
  if (type === "apiKey") return `key in ${scheme.in} ${scheme.name}`;
  if (type === "http") return `Authorization: ${scheme.scheme}`;
  return type === undefined
    ? name
    : `${type} ${JSON.stringify(scheme.flows ?? scheme.openIdConnectUrl ?? null)}`;
}

/** The ways to authenticate, each as what goes over the wire; the names of schemes are the document's own affair. */
function securityOptions(document: JsonObject, operation: JsonObject): string[] {
  const security: Json = operation.security ?? document.security ?? [];
  if (!Array.isArray(security)) return [];
  if (security.length === 0) return ["none"];
  return security.map((option) => {
    if (!isObject(option)) return "none";
    const parts = Object.keys(option).map((name) => schemeText(document, name));
    return parts.length === 0 ? "none" : parts.sort().join(" and ");
  });
}

export function compareSecurity(
  [before, old]: readonly [JsonObject, JsonObject],
  [after, now]: readonly [JsonObject, JsonObject],
  report: AddChange,
): void {
  const [was, is] = [securityOptions(before, old), securityOptions(after, now)];
  if (same(was, is)) return;
  const lost = was.filter((option) => !is.includes(option));
  const level = lost.length > 0 && !is.includes("none") ? "major" : "minor";
  report({
    level,
    rule: "security-changed",
    at: "authentication",
    pointer: "#/components/securitySchemes",
    text: `${was.join(" or ")} is now ${is.join(" or ")}`,
  });
}
