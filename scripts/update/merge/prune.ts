import { componentRef, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { refsBelow } from "../../common/pipeline/references.ts";

function isUsed(refs: ReadonlySet<string>, kind: string, name: string): boolean {
  return refs.has(`#/components/${kind}/${name}`);
}

/** Drops the components that were in use before the merge but no longer are. */
export function pruneOrphans(before: JsonObject, after: JsonObject): JsonObject {
  const used = refsBelow(before);
  let document = after;
  for (;;) {
    const refs = refsBelow(document);
    const orphans = [...used].filter((ref) => {
      const [kind, name] = componentRef(ref) ?? [];
      const present = kind && name && objectAt(objectAt(document, "components"), kind)[name] !== undefined;
      return present && !isUsed(refs, kind, name);
    });
    if (orphans.length === 0) return document;
    const components = Object.entries(objectAt(document, "components")).map(
      ([kind, items]): [string, Json] => {
        const kept = Object.entries(items ?? {}).filter(
          ([name]) => !orphans.includes(`#/components/${kind}/${name}`),
        );
        return [kind, Object.fromEntries(kept)];
      },
    );
    document = {
      ...document,
      components: Object.fromEntries(components.filter(([, items]) => Object.keys(items ?? {}).length > 0)),
    };
  }
}
