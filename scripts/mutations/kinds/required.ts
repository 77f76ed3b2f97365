import { isObject, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { editExamples } from "../examples.ts";
import type { Mutation } from "../mutation.ts";
import { follow, objectIn } from "../place.ts";
import type { SchemaSite, Sites } from "../sites.ts";
import { sampleOf } from "./values.ts";

function requiredOf(schema: JsonObject): Json[] {
  return Array.isArray(schema.required) ? schema.required : [];
}

function where({ directions, name }: SchemaSite, field: string): string {
  return `${[...directions].sort().join(" and ")} ${name}.${field}`;
}

function add(site: SchemaSite, sites: Sites, field: string): Mutation {
  return {
    kind: "add-required",
    target: where(site, field),
    additive: site.directions.has("request") ? undefined : "a response promises one more field than before",
    apply(mutant) {
      const schema = objectIn(mutant, site.place);
      const sample = sampleOf(objectIn(mutant, follow(mutant, [...site.place, "properties", field])));
      editExamples(mutant, sites, schema, (value) =>
        isObject(value) && value[field] === undefined ? { ...value, [field]: sample } : value,
      );
      schema.required = [...requiredOf(schema), field];
    },
  };
}

function remove(site: SchemaSite, field: string): Mutation {
  return {
    kind: "remove-required",
    target: where(site, field),
    additive: site.directions.has("response") ? undefined : "one field less that must be sent",
    apply(mutant) {
      const schema = objectIn(mutant, site.place);
      const rest = requiredOf(schema).filter((name) => name !== field);
      if (rest.length > 0) schema.required = rest;
      else delete schema.required;
    },
  };
}

/** Makes a field required or optional, or a query parameter required. */
export function requiredMutations(document: JsonObject, sites: Sites): Mutation[] {
  const fields = sites.schemas.flatMap((site) => {
    const schema = objectIn(document, site.place);
    const required = new Set(requiredOf(schema));
    return Object.keys(objectAt(schema, "properties")).map((field) =>
      required.has(field) ? remove(site, field) : add(site, sites, field),
    );
  });
  const parameters = sites.operations.flatMap(({ name, parameters }) =>
    parameters.flatMap((place): Mutation[] => {
      const parameter = objectIn(document, place);
      if (parameter.in !== "query" || parameter.required === true) return [];
      return [
        {
          kind: "add-required",
          target: `request ${name} ?${parameter.name}`,
          apply(mutant) {
            objectIn(mutant, place).required = true;
          },
        },
      ];
    }),
  );
  return [...fields, ...parameters];
}
