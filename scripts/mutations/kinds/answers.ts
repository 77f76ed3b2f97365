import type { JsonObject } from "../../common/pipeline/json.ts";
import type { Mutation } from "../mutation.ts";
import { objectIn, renameKey } from "../place.ts";
import type { Sites } from "../sites.ts";

/** A status of the same class that no wrapped operation documents. */
function otherStatus(status: string): string {
  if (status.startsWith("2")) return status === "200" ? "203" : "200";
  return status.startsWith("4") ? "412" : "504";
}

export function statusMutations(_document: JsonObject, sites: Sites): Mutation[] {
  return sites.operations.flatMap(({ name, answers }) =>
    answers.flatMap(({ status, place }): Mutation[] => {
      const other = otherStatus(status);
      const failuresOnly = !status.startsWith("2");
      return [
        {
          kind: "change-status",
          target: `${name}: ${status} -> ${other}`,
          failuresOnly,
          apply: (mutant) => renameKey(objectIn(mutant, place), status, other),
        },
        {
          kind: "drop-status",
          target: `${name}: ${status}`,
          failuresOnly,
          apply(mutant) {
            delete objectIn(mutant, place)[status];
          },
        },
      ];
    }),
  );
}

const otherMedia: Readonly<Record<string, string>> = {
  "application/json": "application/hal+json",
  "multipart/form-data": "application/x-www-form-urlencoded",
};

export function mediaMutations(document: JsonObject, sites: Sites): Mutation[] {
  const places = new Map(
    sites.operations.flatMap(({ contents }) => contents.map((place) => [JSON.stringify(place), place])),
  );
  return [...places.values()].flatMap((place) =>
    Object.keys(objectIn(document, place)).map((media): Mutation => {
      const other = otherMedia[media] ?? "application/json";
      return {
        kind: "change-media-type",
        target: `${place.slice(1, -1).join(" ")}: ${media} -> ${other}`,
        apply: (mutant) => renameKey(objectIn(mutant, place), media, other),
      };
    }),
  );
}
