import { type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import type { Mutation } from "../mutation.ts";
import { at, type ElementPath, objectIn, renameKey } from "../place.ts";
import type { Sites } from "../sites.ts";

function rename(document: JsonObject, from: string, to: string): void {
  renameKey(objectAt(document, "paths"), from, to);
}

/** Renames a path or one of its parameters. */
export function pathMutations(_document: JsonObject, sites: Sites): Mutation[] {
  const byPath = new Map<string, ElementPath[]>();
  for (const { path, parameters } of sites.operations) {
    byPath.set(path, [...(byPath.get(path) ?? []), ...parameters]);
  }
  return [...byPath].flatMap(([path, parameters]): Mutation[] => {
    const renamed = path.replace(/([^/{}]+)((?:\/\{[^}]*\})*)$/, "$1-new$2");
    const whole: Mutation = {
      kind: "rename-path",
      target: `${path} -> ${renamed}`,
      apply: (mutant) => rename(mutant, path, renamed),
    };
    const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => String(name));
    const values = inPath.map((name): Mutation => {
      const template = path.replace(`{${name}}`, `{${name}_new}`);
      return {
        kind: "rename-path-parameter",
        target: `${path}: ${name} -> ${name}_new`,
        apply(mutant) {
          for (const place of parameters) {
            const parameter = objectIn(mutant, place);
            if (parameter.in === "path" && parameter.name === name) parameter.name = `${name}_new`;
          }
          rename(mutant, path, template);
        },
      };
    });
    return [whole, ...values];
  });
}

/** Renames or removes a query parameter. */
export function queryMutations(document: JsonObject, sites: Sites): Mutation[] {
  return sites.operations.flatMap(({ name, parameters }) =>
    parameters.flatMap((place): Mutation[] => {
      const parameter = objectIn(document, place);
      if (parameter.in !== "query") return [];
      const target = `${name} ?${parameter.name}`;
      const index = Number(place.at(-1));
      return [
        {
          kind: "rename-query-parameter",
          target: `${target} -> ${parameter.name}New`,
          apply(mutant) {
            objectIn(mutant, place).name = `${parameter.name}New`;
          },
        },
        {
          kind: "drop-query-parameter",
          target,
          apply(mutant) {
            const list = at(mutant, place.slice(0, -1));
            if (Array.isArray(list)) list.splice(index, 1);
          },
        },
      ];
    }),
  );
}
