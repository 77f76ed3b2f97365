import type { Plugin } from "rolldown";
import { bundlePage } from "../../src/sandbox/page/bundle.ts";

/** The sandbox's page is bundled now, and its parts take the place of what bundles them. */
export const pageParts: Plugin = {
  name: "page-parts",
  async load(id) {
    if (!/[\\/]sandbox[\\/]page[\\/]bundle\.ts$/.test(id)) return undefined;
    const parts = JSON.stringify(await bundlePage());
    return { code: `export async function bundlePage() { return ${parts}; }`, moduleType: "js" };
  },
};
