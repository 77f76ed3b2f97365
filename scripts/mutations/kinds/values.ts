import { type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { editExamples } from "../examples.ts";
import type { Mutation } from "../mutation.ts";
import { objectIn } from "../place.ts";
import type { SchemaSite, Sites } from "../sites.ts";

const others: Readonly<Record<string, { type: string; sample: Json }>> = {
  string: { type: "integer", sample: 1 },
  integer: { type: "string", sample: "text" },
  number: { type: "string", sample: "text" },
  boolean: { type: "string", sample: "text" },
  array: { type: "string", sample: "text" },
  object: { type: "string", sample: "text" },
};

/** Another type for a schema, keeping the null of a nullable one; undefined if a change would be meaningless. */
function otherType(schema: JsonObject): { before: string; after: Json; sample: Json } | undefined {
  if (schema.enum !== undefined || schema.const !== undefined || schema.properties !== undefined) return;
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const before = types.find((type) => type !== "null");
  const other = typeof before === "string" ? others[before] : undefined;
  if (typeof before !== "string" || !other) return undefined;
  const after = types.map((type) => (type === before ? other.type : (type ?? null)));
  return { before, after: Array.isArray(schema.type) ? after : other.type, sample: other.sample };
}

function where({ directions, name }: SchemaSite): string {
  return `${[...directions].sort().join(" and ")} ${name}`;
}

export function typeMutations(document: JsonObject, sites: Sites): Mutation[] {
  return sites.schemas.flatMap((site): Mutation[] => {
    const change = otherType(objectIn(document, site.place));
    if (!change) return [];
    const { before, after, sample } = change;
    return [
      {
        kind: "change-type",
        target: `${where(site)}: ${before} -> ${JSON.stringify(after)}`,
        apply(mutant) {
          const schema = objectIn(mutant, site.place);
          editExamples(mutant, sites, schema, (value) => (value === null ? null : sample));
          for (const key of Object.keys(schema)) if (key !== "description") delete schema[key];
          schema.type = after;
        },
      },
    ];
  });
}

export function enumMutations(document: JsonObject, sites: Sites): Mutation[] {
  return sites.schemas.flatMap((site): Mutation[] => {
    const { enum: values } = objectIn(document, site.place);
    if (!Array.isArray(values)) return [];
    /** Replaces `before` with `after`, or with `instead` if it is gone. */
    const replace = (before: Json, after: Json[], instead: Json) => (mutant: JsonObject) => {
      const schema = objectIn(mutant, site.place);
      editExamples(mutant, sites, schema, (value) => (value === before ? instead : value));
      schema.enum = values.flatMap((value) => (value === before ? after : [value]));
    };
    const each = values.filter((value) => typeof value === "string");
    const changes = each.flatMap((value): Mutation[] => {
      const renamed = `${value}_NEW`;
      const rest = each.find((other) => other !== value);
      const change: Mutation = {
        kind: "change-enum-value",
        target: `${where(site)}: ${value} -> ${renamed}`,
        apply: replace(value, [renamed], renamed),
      };
      if (rest === undefined) return [change];
      const target = `${where(site)}: ${value}`;
      return [change, { kind: "remove-enum-value", target, apply: replace(value, [], rest) }];
    });
    const addition: Mutation = {
      kind: "add-enum-value",
      target: `${where(site)}: NEW_VALUE`,
      additive: site.directions.has("response")
        ? "enums in responses are open: the wrappers pass an unknown value on"
        : "one more value that may be sent",
      apply(mutant) {
        objectIn(mutant, site.place).enum = [...values, "NEW_VALUE"];
      },
    };
    return [...changes, addition];
  });
}

/** A value that fits a schema, good enough where an example is required. */
export function sampleOf(schema: JsonObject): Json {
  if (Array.isArray(schema.enum)) return schema.enum[0] ?? null;
  if (schema.const !== undefined) return schema.const;
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "array") return [];
  if (type === "integer" || type === "number") return 1;
  if (type === "boolean") return true;
  if (type === "object" || Object.keys(objectAt(schema, "properties")).length > 0) return {};
  if (schema.format === "date-time") return "2026-01-01T00:00:00Z";
  if (schema.format === "uuid") return "5b1f6c0e-2c5d-4b53-9a53-0d8c3e5f7a21";
  return schema.format === "uri" || schema.pattern !== undefined ? "https://example.com/x" : "text";
}
