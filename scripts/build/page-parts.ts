import type { Plugin } from "rolldown";
import type { PageParts } from "../../src/sandbox/page/bundle.ts";

const file = "sandbox-page.json";

/**
 * Puts the sandbox's page, bundled, into a file beside the chunks, one for both halves of the package; what reads it takes the
 * place of what bundles it.
 */
export function pageParts(parts: PageParts): Plugin {
  const code = `
    import { readFile } from "node:fs/promises";
    export async function bundlePage() {
      return JSON.parse(await readFile(new URL(${JSON.stringify(file)}, import.meta.url), "utf8"));
    }`;
  return {
    name: "page-parts",
    load: {
      filter: { id: /[\\/]sandbox[\\/]page[\\/]bundle\.ts$/ },
      handler() {
        this.emitFile({ type: "asset", fileName: `chunks/${file}`, source: JSON.stringify(parts) });
        return { code, moduleType: "js" };
      },
    },
  };
}
