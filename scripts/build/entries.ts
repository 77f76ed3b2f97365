import { vendors } from "../common/project.ts";

const vendorEntries = Object.fromEntries(vendors.map((vendor) => [vendor, `src/vendors/${vendor}/index.ts`]));

/**
 * What users import, by the name of its file in `dist`; package.json gives the same names to users. `beside` and `above`
 * as in {@link planChunks}.
 */
export const entries = {
  vendors: vendorEntries,
  beside: { node: "src/node.ts", otel: "src/otel/index.ts" },
  above: { index: "src/index.ts", sandbox: "src/sandbox/index.ts", jobs: "src/jobs/index.ts" },
} as const;

/** What every program that makes an avatar loads with its first call. */
export const firstUse = ["src/core/later.ts", ...vendors.map((vendor) => `src/vendors/${vendor}/avatars.ts`)];

export const entryPoints: Readonly<Record<string, string>> = {
  ...entries.above,
  ...entries.vendors,
  ...entries.beside,
};

/** The command. Nobody requires it, so it has no CommonJS form. */
export const command = { name: "bin", source: "src/cli/bin.ts" } as const;

/** Where the declarations of a source are, from the folder of the build. */
export function declarationsOf(source: string, extension: "d.ts" | "d.cts" = "d.ts"): string {
  return `types/${source.replace(/ts$/, extension)}`;
}
