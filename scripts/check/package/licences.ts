import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject, objectAt } from "../../common/pipeline/json.ts";

interface Installed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly neededBy: string;
}

function readManifest(folder: string): JsonObject {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (!isObject(manifest)) throw new Error(`${folder}/package.json is not an object`);
  return manifest;
}

/** A transitive dependency may be nested or hoisted to the top. */
function locate(folders: readonly string[], name: string): [folder: string, manifest: JsonObject] {
  for (const folder of folders) {
    try {
      const found = join(folder, "node_modules", name);
      return [found, readManifest(found)];
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  throw new Error(`${name} is not installed`);
}

/** Every package that an installation brings along, including transitive dependencies. */
function runtimeDependencies(root: string): Installed[] {
  const found = new Map<string, Installed>();
  function visit(folders: readonly string[], manifest: JsonObject, neededBy: string): void {
    const names = "dependencies" in manifest ? Object.keys(objectAt(manifest, "dependencies")) : [];
    for (const name of names) {
      const [folder, own] = locate(folders, name);
      const { version, license } = own;
      const key = `${name} ${version}`;
      if (found.has(key)) continue;
      const licence = typeof license === "string" ? license : "not stated";
      found.set(key, { name, version: String(version), licence, neededBy });
      visit([folder, ...folders], own, name);
    }
  }
  visit([root], readManifest(root), "avatar-clients");
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The text of LICENSES.md. */
export function renderLicences(root: string): string {
  const rows = runtimeDependencies(root).map(
    ({ name, version, licence, neededBy }) => `| ${name} | ${version} | ${licence} | ${neededBy} |`,
  );
  return `# Licences of the runtime dependencies

\`avatar-clients\` itself is under the MIT licence. An installation brings along these packages and no others; the optional
peers (\`sharp\`, \`@stoplight/prism-http\`, \`pg-boss\`, \`@electric-sql/pglite\`) come only where you install them. Made by
\`npm run check -- package --write\`, which also checks that this list is current.

| package | version | licence | needed by |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}
