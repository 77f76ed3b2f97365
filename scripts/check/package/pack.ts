import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run.ts";

/** The tarball as it would be published. */
export interface Packed extends Disposable {
  /** A folder of its own, with the tarball in it. */
  readonly folder: string;
  readonly tarball: string;
  /** Paths in the tarball. */
  readonly files: readonly string[];
}

/** Builds and packs once. */
export async function pack(root: string): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), "avatar-clients-package-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { code, stdout, output } = await run("npm", ["pack", "--json", "--pack-destination", folder], root);
    if (code !== 0) throw new Error(`npm pack failed\n${output}`);
    // The build's own output comes first.
    const [made]: { filename: string; files: { path: string }[] }[] = JSON.parse(
      stdout.slice(stdout.search(/^\[/m)),
    );
    if (!made) throw new Error("npm pack made nothing");
    return {
      folder,
      tarball: join(folder, made.filename),
      files: made.files.map(({ path }) => path),
      [Symbol.dispose]: remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

const wanted =
  /^(dist\/(src|generated)\/.*\.(js|js\.map|d\.ts)|dist\/generated\/\w+\/openapi\.yaml|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;

/** What no user needs: sources, tests, scripts, left-overs of a build. */
export function foreignFiles(files: readonly string[]): string[] {
  const foreign = files.filter((path) => !wanted.test(path) || /\.(test|spec-d)\.|\.tsbuildinfo$/.test(path));
  return foreign.map((path) => `${path} does not belong into the tarball`);
}
