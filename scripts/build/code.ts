import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ModuleInfo, type Plugin, rolldown } from "rolldown";
import { bundlePage } from "../../src/sandbox/page/bundle.ts";
import { objectAt } from "../common/pipeline/json.ts";
import { projectRoot } from "../common/project.ts";
import { planChunks, type Roots, type Step } from "./chunks.ts";
import { command, entries, entryPoints, firstUse } from "./entries.ts";
import { pageParts } from "./page-parts.ts";

type Half = "esm" | "cjs";

const inProject = (sources: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, join(projectRoot, source)]));

const roots: Roots = {
  vendors: inProject(entries.vendors),
  beside: inProject(entries.beside),
  above: inProject(entries.above),
  command: join(projectRoot, command.source),
  firstUse: firstUse.map((source) => join(projectRoot, source)),
  anywhere: [...Object.keys(entries.vendors), "otel", "index"],
};

/** How many steps a plan has: the plan itself needs the module graph, which the bundler has later. */
const steps = planChunks(roots, () => ({ atOnce: [], onUse: [] })).length;

/** Bundles the entry points into few files with the code they share, once as ESM and once as CommonJS. */
export async function writeCode(folder: string): Promise<void> {
  const page = pageParts(await bundlePage());
  await Promise.all([write(folder, "esm", page), write(folder, "cjs", page)]);
}

async function write(folder: string, half: Half, page: Plugin): Promise<void> {
  const extension = half === "esm" ? "js" : "cjs";
  await using bundle = await rolldown({
    cwd: projectRoot,
    input: { ...entryPoints, ...(half === "esm" ? { [command.name]: command.source } : {}) },
    external: [/^node:/, ...packages()],
    // Only so is `import.meta.url` given a form in CommonJS; in ESM it would bring `node:module` into browsers.
    platform: half === "cjs" ? "node" : "neutral",
    tsconfig: false,
    transform: { target: "es2022" },
    plugins: half === "cjs" ? [page, asRequired] : [page],
    onLog(level, { message }) {
      if (level === "warn") throw new Error(message);
    },
  });
  await bundle.write({
    dir: folder,
    format: half,
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `chunks/[name].${extension}`,
    codeSplitting: { groups: groups() },
    // Jest runs no `import()` of CommonJS.
    dynamicImportInCjs: false,
    comments: { legal: true, annotation: true, jsdoc: false },
  });
}

/** A group for each step of the plan, so that the bundler goes by its order. */
function groups() {
  let plan: Step[] | undefined;
  return Array.from({ length: steps }, (_, number) => ({
    debugName: `step ${number + 1}`,
    priority: steps - number,
    name(id: string, graph: { getModuleInfo(id: string): ModuleInfo | null }): string | null {
      plan ??= planChunks(roots, (module) => {
        const { importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(module) ?? {};
        // The bundler uses its arrays again.
        return { atOnce: [...importedIds], onUse: [...dynamicallyImportedIds] };
      });
      for (const [name, ids] of plan[number] ?? []) if (ids.has(id)) return name;
      return null;
    },
  }));
}

/**
 * The bundler takes every `require` of a package of type `module` for one from ESM, where `default` is all that a
 * CommonJS module exports. From CommonJS it is what the module calls so.
 */
const asRequired: Plugin = {
  name: "as-required",
  renderChunk: (code) => code.replace(/(__toESM\(\w+), 1\)/g, "$1)").replace(tried, "await $1"),
};

/** Packages that may be missing: in a function of its own a `require` would no longer stand in the `try` around it. */
const tried =
  /await Promise\.resolve\(\)\.then\(\(\) => (\/\* @__PURE__ \*\/ [\w.]+\(require\("[^."][^"]*"\)(?:, 1)?\))\)/g;

/** What is installed beside us, and not shipped with us. */
function packages(): RegExp[] {
  const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  const names = ["dependencies", "peerDependencies"].flatMap((kind) => Object.keys(objectAt(manifest, kind)));
  return names.map((name) => new RegExp(`^${name}(/|$)`));
}
