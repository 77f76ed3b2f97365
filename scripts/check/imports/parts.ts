/** A part of the package and what it may import. */
export interface Part {
  /** Matches the paths of its files. */
  readonly files: RegExp;
  /** Its label in the picture. */
  readonly label: string;
  /** Other parts; only ones listed below it, so that there can be no cycle. */
  readonly mayImport: readonly PartName[];
  /** Packages, with `node:` for Node's built-ins; `any` for no restriction. */
  readonly packages?: readonly string[] | "any";
  /** Neither shipped nor in the picture. */
  readonly isTool?: true;
}

export type PartName =
  | "test"
  | "scripts"
  | "cli"
  | "index"
  | "sandbox"
  | "jobs"
  | "node"
  | "otel"
  | "unified"
  | "vendors"
  | "core"
  | "types"
  | "spec";

const shipped = [
  "cli",
  "index",
  "jobs",
  "sandbox",
  "node",
  "otel",
  "unified",
  "vendors",
  "core",
  "types",
  "spec",
] as const satisfies readonly PartName[];

/** Top layer first. */
export const parts: Readonly<Record<PartName, Part>> = {
  test: {
    files: /^test\//,
    label: "test",
    mayImport: ["scripts", ...shipped],
    packages: "any",
    isTool: true,
  },
  scripts: { files: /^scripts\//, label: "scripts", mayImport: shipped, packages: "any", isTool: true },
  cli: {
    files: /^src\/cli\//,
    label: "src/cli: the command avatars",
    mayImport: ["jobs", "sandbox", "node", "unified", "vendors", "core"],
    packages: ["node:"],
  },
  index: {
    files: /^src\/index\.ts$/,
    label: "src/index.ts: avatar-clients",
    mayImport: ["unified", "vendors", "core"],
  },
  jobs: {
    files: /^src\/jobs\//,
    label: "src/jobs: avatar-clients/jobs",
    mayImport: ["unified", "vendors", "node", "core"],
    packages: ["node:", "pg-boss", "@electric-sql/pglite"],
  },
  sandbox: {
    files: /^src\/sandbox\//,
    label: "src/sandbox: avatar-clients/sandbox",
    mayImport: ["unified", "vendors", "node", "core"],
    // rolldown is not shipped: the build replaces its use with the bundled page.
    packages: ["node:", "@stoplight/prism-http", "rolldown"],
  },
  node: {
    files: /^src\/node(\.ts$|\/)/,
    label: "src/node.ts: avatar-clients/node",
    mayImport: ["unified", "core"],
    packages: ["node:", "sharp"],
  },
  otel: {
    files: /^src\/otel\//,
    label: "src/otel: avatar-clients/otel",
    mayImport: ["core"],
    packages: ["@opentelemetry/api"],
  },
  unified: {
    files: /^src\/unified\//,
    label: "src/unified: one vocabulary",
    mayImport: ["vendors", "core"],
  },
  vendors: {
    files: /^src\/vendors\/\w+\//,
    label: "src/vendors: avatar-clients/anam, …",
    mayImport: ["core", "types", "spec"],
  },
  core: {
    files: /^src\/core\//,
    label: "src/core: one call done right",
    mayImport: [],
    packages: ["openapi-fetch", "image-size"],
  },
  types: { files: /^generated\/\w+\/types\.ts$/, label: "generated: types", mayImport: [] },
  spec: { files: /^generated\/\w+\/spec\.ts$/, label: "generated: version of the document", mayImport: [] },
};

export const partNames = Object.keys(parts) as PartName[];

export function partOf(file: string): PartName | undefined {
  return partNames.find((name) => parts[name].files.test(file));
}

/** `anam` for files that belong to Anam alone. */
export function vendorOf(file: string): string | undefined {
  return /^(?:src\/vendors|generated)\/(\w+)\//.exec(file)?.[1];
}
