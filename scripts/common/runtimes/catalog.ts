import { CannotRun } from "./cannot-run.ts";

/** A runtime from npm: the pinned package that provides the program, and its location in node_modules. */
export interface Pinned {
  package: string;
  version: string;
  /** A path with `*` for the platform-specific part. */
  program: string;
}

const nodes = { node20: "20.20.2", node22: "22.23.3", node24: "24.21.0", node26: "26.10.0" };

/** Node has one package per platform; the other runtimes bring the right binary as an optional dependency. */
export function pinnedNode(name: keyof typeof nodes): Pinned {
  if (process.platform === "win32") throw new CannotRun("Node on Windows has no such package");
  const platform = `node-${process.platform}-${process.arch}`;
  return { package: platform, version: nodes[name], program: `${platform}/bin/node` };
}

export const pinned = {
  bun: { package: "bun", version: "1.4.4", program: "@oven/*/bin/bun" },
  deno: { package: "deno", version: "2.9.6", program: "@deno/*/deno" },
  workerd: { package: "workerd", version: "1.20261117.1", program: "@cloudflare/*/bin/workerd" },
} satisfies Record<string, Pinned>;
