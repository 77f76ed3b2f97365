import { CannotRun } from "./cannot-run.ts";

/** A runtime from npm: a package that brings the program, pinned, and where the program lies in its node_modules. */
export interface Pinned {
  package: string;
  version: string;
  /** A path with `*` for the part that differs by platform. */
  program: string;
}

const nodes = { node20: "20.20.2", node22: "22.23.3", node24: "24.21.0", node26: "26.10.0" };

/** Node's own packages are one a platform; the others bring the fitting program as an optional dependency. */
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
