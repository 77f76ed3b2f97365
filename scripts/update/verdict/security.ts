import { isObject, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { same } from "../merge/same.ts";
import type { AddChange } from "./change.ts";
import type { Place } from "./places.ts";
import { Side } from "./side.ts";

/** What goes over the wire; descriptions of flows do not matter. */
function schemeText(document: JsonObject, name: string, scopes: Json | undefined): string {
  const scheme = Side.root(document).at("components").at("securitySchemes").at(name).object;
  const { type } = scheme;
  const asked =
    Array.isArray(scopes) && scopes.length > 0 ? ` with ${scopes.map(String).sort().join(", ")}` : "";
  if (type === "apiKey") {
    const sent = scheme.in === "header" ? String(scheme.name).toLowerCase() : scheme.name;
    return `key in ${scheme.in} ${sent}`;
  }
  if (type === "http") return `Authorization: ${String(scheme.scheme).toLowerCase()}${asked}`;
  if (type === "oauth2") {
    const flows = Object.entries(objectAt(scheme, "flows")).map(([flow, value]) => {
      const { authorizationUrl, tokenUrl } = isObject(value) ? value : {};
      return [flow, authorizationUrl, tokenUrl].filter((part) => part !== undefined).join(" ");
    });
    return `oauth2 (${flows.sort().join("; ")})${asked}`;
  }
  return type === undefined ? name : `${type} ${scheme.openIdConnectUrl ?? ""}${asked}`.trimEnd();
}

/** The ways to authenticate, in no particular order; the names of schemes are the document's own business. */
export function securityOptions(document: JsonObject, operation: Side): string[] {
  const security = operation.object.security ?? document.security;
  if (!Array.isArray(security) || security.length === 0) return ["none"];
  const options = security.map((option) => {
    const parts = Object.entries(isObject(option) ? option : {}).map(([name, scopes]) =>
      schemeText(document, name, scopes),
    );
    return parts.length === 0 ? "none" : parts.sort().join(" and ");
  });
  return [...new Set(options)].sort();
}

export function compareSecurity(
  [before, old]: readonly [JsonObject, Place],
  [after, now]: readonly [JsonObject, Place],
  report: AddChange,
): void {
  const [was, is] = [securityOptions(before, old.operation), securityOptions(after, now.operation)];
  if (same(was, is)) return;
  const lost = was.filter((option) => !is.includes(option));
  report({
    level: lost.length > 0 && !is.includes("none") ? "major" : "minor",
    rule: "security-changed",
    at: "authentication",
    pointer: "#/components/securitySchemes",
    text: `${was.join(" or ")} is now ${is.join(" or ")}`,
  });
}
