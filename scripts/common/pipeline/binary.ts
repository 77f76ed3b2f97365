import type { JsonObject } from "./json.ts";

const textual = /^text\/|[/+](json|xml)$/;

/**
 * Raw bytes in either notation: `format: binary` (3.0), or `contentMediaType` without `contentEncoding` (3.1). A textual
 * media type means text inside a string, and an encoding (base64) means characters.
 */
export function isBinary(schema: JsonObject): boolean {
  if (schema.format === "binary") return true;
  const media = schema.contentMediaType;
  return typeof media === "string" && schema.contentEncoding === undefined && !textual.test(media);
}
