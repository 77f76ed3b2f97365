import { isObject, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { editExamples } from "../examples.ts";
import type { Mutation } from "../mutation.ts";
import { objectIn, renameKey } from "../place.ts";
import type { SchemaSite, Sites } from "../sites.ts";

function withoutKey(value: Json, name: string): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

function withRenamedKey(value: Json, from: string, to: string): Json {
  if (isObject(value)) renameKey(value, from, to);
  return value;
}

function setRequired(schema: JsonObject, names: Json[]): void {
  if (names.length > 0) schema.required = names;
  else delete schema.required;
}

function requiredOf(schema: JsonObject): Json[] {
  return Array.isArray(schema.required) ? schema.required : [];
}

function ways({ directions }: SchemaSite): string {
  return [...directions].sort().join(" and ");
}

/** Renames or removes a field. */
export function fieldMutations(document: JsonObject, sites: Sites): Mutation[] {
  return sites.schemas.flatMap((site): Mutation[] =>
    Object.keys(objectAt(objectIn(document, site.place), "properties")).flatMap((name): Mutation[] => {
      const renamed = `${name}New`;
      const where = `${ways(site)} ${site.name}.${name}`;
      return [
        {
          kind: "rename-field",
          target: `${where} -> ${renamed}`,
          apply(mutant) {
            const schema = objectIn(mutant, site.place);
            editExamples(mutant, sites, schema, (value) => withRenamedKey(value, name, renamed));
            renameKey(objectAt(schema, "properties"), name, renamed);
            setRequired(
              schema,
              requiredOf(schema).map((each) => (each === name ? renamed : each)),
            );
          },
        },
        {
          kind: "drop-field",
          target: where,
          apply(mutant) {
            const schema = objectIn(mutant, site.place);
            editExamples(mutant, sites, schema, (value) => withoutKey(value, name));
            delete objectAt(schema, "properties")[name];
            setRequired(
              schema,
              requiredOf(schema).filter((each) => each !== name),
            );
          },
        },
      ];
    }),
  );
}
