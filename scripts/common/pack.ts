import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run-program.ts";

/** The tarball as it would be published. */
export interface Packed extends Disposable {
  /** A temporary folder that holds the tarball. */
  readonly folder: string;
  readonly tarball: string;
  /** Paths in the tarball. */
  readonly files: readonly string[];
  /** Size of the tarball. */
  readonly bytes: number;
}

/** Builds and packs once. */
export async function pack(root: string): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), "avatar-clients-package-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const { code, stdout, output } = await run("npm", ["pack", "--json", "--pack-destination", folder], root);
    if (code !== 0) throw new Error(`npm pack failed\n${output}`);
    // The build's own output comes first.
    const [made]: { filename: string; size: number; files: { path: string }[] }[] = JSON.parse(
      stdout.slice(stdout.search(/^\[/m)),
    );
    if (!made) throw new Error("npm pack produced nothing");
    return {
      folder,
      tarball: join(folder, made.filename),
      files: made.files.map(({ path }) => path),
      bytes: made.size,
      [Symbol.dispose]: remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Unpacks an npm tarball into a folder, which is emptied first. */
export async function unpack(tarball: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { code, output } = await run("tar", ["-xzf", tarball, "--strip-components=1"], folder);
  if (code !== 0) throw new Error(`${tarball} cannot be unpacked\n${output}`);
}

const wanted = [
  /^dist\/(chunks\/)?[\w-]+\.(js|cjs)$/,
  /^dist\/chunks\/sandbox-page\.json$/,
  /^dist\/types\/(src|generated)\/.*\.d\.(ts|cts)$/,
  /^generated\/\w+\/openapi\.yaml$/,
  /^src\/.*README\.md$/,
  /^(specs|scripts\/bench)\/README\.md$/,
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
];

/** Files that users do not need: sources, tests, scripts, leftovers of a build. */
export function foreignFiles(files: readonly string[]): string[] {
  const foreign = files.filter(
    (path) => !wanted.some((each) => each.test(path)) || /\.(test|spec-d)\./.test(path),
  );
  return foreign.map((path) => `${path} does not belong in the tarball`);
}
