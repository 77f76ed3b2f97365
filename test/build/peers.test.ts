import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BuildFailure, build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeCode } from "../../scripts/build/code.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "avatar-clients-peers-"));
  await writeCode(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a bundler says where these packages are not installed, and all others are. */
async function complaints(entry: string, missing: readonly string[]): Promise<string[]> {
  const { errors } = await build({
    entryPoints: [join(folder, entry)],
    ...({ bundle: true, platform: "node", format: "esm", write: false, logLevel: "silent" } as const),
    plugins: [
      {
        name: "installed",
        setup({ onResolve }) {
          onResolve({ filter: /^[@\w]/ }, ({ path }) =>
            missing.includes(path) ? undefined : { external: true },
          );
        },
      },
    ],
  }).catch((error: BuildFailure) => error);
  return errors.map(({ text }) => text);
}

it.each([
  ["node", ["sharp"]],
  ["jobs", ["sharp", "@electric-sql/pglite"]],
  ["otel", ["@opentelemetry/api"]],
  ["sandbox", ["sharp", "@stoplight/prism-http"]],
])("%s can be bundled where nothing that it can do without is installed", async (entry, missing) => {
  expect(await complaints(`${entry}.js`, missing)).toEqual([]);
  expect(await complaints(`${entry}.cjs`, missing)).toEqual([]);
});
