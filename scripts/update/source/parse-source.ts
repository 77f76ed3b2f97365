import type { JsonObject } from "../../common/pipeline/json.ts";
import { cyclicRef, danglingRefs, referencesBelow, refsBelow } from "../../common/pipeline/references.ts";
import { InputError } from "../input-error.ts";
import { embeddedOperations } from "./embedded.ts";
import { type Excerpt, excerpt } from "./excerpt.ts";
import { operationsOf } from "./operations.ts";
import { parseOpenApi } from "./parse-text.ts";
import { upgradeTo31 } from "./upgrade.ts";

export type Source =
  | {
      readonly kind: "document";
      readonly from: string;
      readonly text: string;
      /** As published. */
      readonly document: JsonObject;
    }
  | {
      readonly kind: "page";
      readonly from: string;
      /** The OpenAPI that surrounds the operations, used to identify the vendor. */
      readonly documents: readonly JsonObject[];
      readonly excerpts: readonly Excerpt[];
    };

/** A pointer into the document, or a file. */
const wellFormed = /^(#\/(?:[^%#\s]|%[\da-f]{2})+|[^#\s][^\s]*)$/i;

function checkWhole(document: JsonObject, from: string): void {
  const odd = referencesBelow(document).find(({ ref }) => typeof ref !== "string" || !wellFormed.test(ref));
  if (odd) {
    const said = JSON.stringify(odd.ref)?.slice(0, 80);
    throw new InputError(
      `${from} has an invalid reference, ${said} at ${odd.at}; the vendor has to correct it`,
    );
  }
  const outside = [...refsBelow(document)].find((ref) => !ref.startsWith("#"));
  if (outside !== undefined)
    throw new InputError(`${from} refers to another file (${outside}); bundle it first`);
  const lost = danglingRefs(document);
  if (lost.length > 0) {
    throw new InputError(
      `${from} is truncated or incomplete: ${lost.length} references do not resolve, ${lost[0]} first`,
    );
  }
  const cyclic = cyclicRef(document);
  if (cyclic !== undefined)
    throw new InputError(
      `${from} has a reference that leads back to itself, ${cyclic}; the vendor has to correct it`,
    );
  const operations = operationsOf(document);
  if (operations.length === 0)
    throw new InputError(`${from} is truncated or incomplete: it has no operations`);
  const half = operations.find(({ value }) => !("responses" in value));
  if (half) throw new InputError(`${from} is truncated or incomplete: ${half.key} has no responses`);
}

/** Distinguishes a whole document from a page with embedded operations, and rejects everything else. */
export function parseSource(received: string, from: string): Source {
  const text = received.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  const blocks = embeddedOperations(text, from);
  if (blocks.length === 0) {
    const document = parseOpenApi(text, from);
    checkWhole(document, from);
    return { kind: "document", from, text, document };
  }
  const pages = blocks.map(({ method, path, text: block, line }) => {
    const document = parseOpenApi(block, from, line);
    return { document, excerpt: excerpt(upgradeTo31(document), method, path, from) };
  });
  return {
    kind: "page",
    from,
    documents: pages.map(({ document }) => document),
    excerpts: pages.map((page) => page.excerpt),
  };
}
