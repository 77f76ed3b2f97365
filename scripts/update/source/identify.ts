import { isObject, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { type Vendor, vendors } from "../../common/project.ts";
import { InputError } from "../input-error.ts";
import { operationsOf } from "./operations.ts";

export type VendoredDocuments = Readonly<Record<Vendor, JsonObject>>;

function serverUrls(document: JsonObject): string[] {
  const { servers } = document;
  if (!Array.isArray(servers)) return [];
  return servers.flatMap((server) =>
    isObject(server) && typeof server.url === "string" ? [server.url] : [],
  );
}

function hosts(document: JsonObject): string[] {
  return serverUrls(document).flatMap((url) => (URL.canParse(url) ? [new URL(url).hostname] : []));
}

function title(document: JsonObject): string {
  const value = objectAt(document, "info").title;
  return typeof value === "string" ? value : "";
}

/** A path as it is sent: the name of a path parameter is the document's own business. */
const shapeOf = (path: string) => path.replaceAll(/\{[^}]*\}/g, "{}");

function shapes(document: JsonObject): Set<string> {
  return new Set(Object.keys(objectAt(document, "paths")).map(shapeOf));
}

function sharedPaths(document: JsonObject, vendored: JsonObject): number {
  const known = shapes(vendored);
  const own = [...shapes(document)];
  return own.length === 0 ? 0 : own.filter((path) => known.has(path)).length / own.length;
}

function looksLike(document: JsonObject, vendored: VendoredDocuments): Vendor | undefined {
  const own = hosts(document);
  const byHost = vendors.find((vendor) => hosts(vendored[vendor]).some((host) => own.includes(host)));
  if (byHost) return byHost;
  const byTitle = vendors.find((vendor) => new RegExp(`\\b${vendor}\\b`, "i").test(title(document)));
  if (byTitle) return byTitle;
  // A path alone proves little: both Anam and Protoface have `/v1/avatars`. A document without a server proves no more.
  if (own.length > 0) return undefined;
  const shares = vendors.map((vendor) => ({ vendor, share: sharedPaths(document, vendored[vendor]) }));
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  const tied = shares.filter(({ share }) => share === best.share).length > 1;
  return best.share > 0.5 && !tied ? best.vendor : undefined;
}

/** Rejects what another vendor, or nobody we know, publishes. */
export function checkVendor(
  document: JsonObject,
  vendor: Vendor,
  vendored: VendoredDocuments,
  from: string,
): void {
  const found = looksLike(document, vendored);
  if (found === vendor) return;
  const signs = `title "${title(document)}", server ${serverUrls(document).join(", ") || "not given"}`;
  throw new InputError(
    found
      ? `${from} is not for ${vendor}: it looks like a document of ${found} (${signs})`
      : `${from} is not for ${vendor}: neither its server nor its title is known (${signs})`,
  );
}

/** Rejects a document that has lost most of what we know: it is another API of the vendor's, or only part of this one. */
export function checkPlausible(
  document: JsonObject,
  vendor: Vendor,
  vendored: JsonObject,
  from: string,
): void {
  const keys = (of: JsonObject) => operationsOf(of).map(({ method, path }) => `${method} ${shapeOf(path)}`);
  const present = new Set(keys(document));
  const known = keys(vendored);
  const there = known.filter((key) => present.has(key)).length;
  if (there * 2 >= known.length) return;
  throw new InputError(
    `${from} has ${there} of the ${known.length} operations of ${vendor}: another API, or a part of it. If the vendor ` +
      "has replaced its API, pass --new-api",
  );
}
