import { isObject, type Json } from "../../../common/pipeline/json.ts";

const words = (line: string) => new Set(line.split(" "));

/** Keywords that hold a schema. */
export const holdsSchema = words(
  "items contains additionalProperties propertyNames unevaluatedItems unevaluatedProperties not if then else contentSchema",
);
/** Keywords that hold schemas by name. */
export const holdsSchemas = words("patternProperties dependentSchemas");
const lowerLimits = words("minLength minItems minProperties minContains");
const upperLimits = words("maxLength maxItems maxProperties maxContains");
const bounds = words("minimum maximum exclusiveMinimum exclusiveMaximum");
const flags = words("uniqueItems readOnly writeOnly deprecated");
const plain = words(
  "pattern multipleOf format default contentEncoding contentMediaType discriminator dependentRequired $dynamicRef",
);
/** Read elsewhere, or without effect: what `$defs` holds counts where it is referenced. */
export const handledElsewhere = words(
  "type enum const nullable properties required allOf anyOf oneOf prefixItems $ref $defs definitions $id $schema $anchor $dynamicAnchor $vocabulary",
);

export const isFact = (key: string): boolean =>
  lowerLimits.has(key) || upperLimits.has(key) || bounds.has(key) || flags.has(key) || plain.has(key);

export const isLower = (key: string): boolean => lowerLimits.has(key) || /inimum$/.test(key);
export const isUpper = (key: string): boolean => upperLimits.has(key) || /aximum$/.test(key);

/** Whether the value is what the keyword's absence means, so that it says nothing. */
export function isDefault(key: string, value: Json): boolean {
  if (lowerLimits.has(key)) return value === (key === "minContains" ? 1 : 0);
  if (flags.has(key)) return value === false;
  if (key === "dependentRequired") return isObject(value) && Object.keys(value).length === 0;
  return false;
}
