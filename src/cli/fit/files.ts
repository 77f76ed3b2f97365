import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, parse, resolve } from "node:path";
import { extensions } from "../../core/image/check.ts";
import { UsageError } from "../errors/usage-error.ts";
import { fromStdin } from "../input.ts";

const pictures = /\.(png|jpe?g|webp|gif|tiff?|avif|hei[cf]|bmp)$/i;

/** The images in a folder, sorted by name, without subfolders; undefined if it is not a folder. */
export async function picturesIn(cwd: string, source: string): Promise<string[] | undefined> {
  // `-` is standard input, whatever a folder is called.
  if (source === fromStdin || !(await isFolder(resolve(cwd, source)))) return undefined;
  const entries = await readdir(resolve(cwd, source), { withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory() && pictures.test(entry.name));
  if (names.length === 0) throw new UsageError(`${source} contains no images`);
  return names.map(({ name }) => join(source, name)).sort();
}

export function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

/** Saves fitted images: each gets a unique name, and none overwrites its own source. */
export class Outputs {
  readonly #cwd: string;
  readonly #out: string;
  readonly #inFolder: boolean;
  readonly #used = new Set<string>();

  /** @param inFolder Whether `out` is a folder, because there are several images. */
  constructor(cwd: string, out: string, inFolder: boolean) {
    this.#cwd = cwd;
    this.#out = out;
    this.#inFolder = inFolder;
  }

  /** @throws UsageError if it cannot be written */
  async save(image: File, source: string, vendor: string | undefined): Promise<string> {
    const path = this.#pathFor(image, source, vendor);
    const file = resolve(this.#cwd, path);
    if (file === resolve(this.#cwd, source))
      throw new UsageError(`${path} is the source image; choose another file to write to`);
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, new Uint8Array(await image.arrayBuffer()));
    } catch (error) {
      throw new UsageError(`${path} cannot be written: ${error instanceof Error ? error.message : error}`);
    }
    return path;
  }

  #pathFor(image: File, source: string, vendor: string | undefined): string {
    const ending = vendor === undefined ? "" : `-${vendor}`;
    const type = Object.entries(extensions).find(([type]) => type === image.type);
    const extension = type ? `.${type[1]}` : extname(image.name);
    if (!this.#inFolder) {
      const { dir, name, ext } = parse(this.#out);
      return join(dir, `${name}${ending}${ext || extension}`);
    }
    const { name } = parse(source);
    const plain = join(this.#out, `${name}${ending}${extension}`);
    // Another image has the same name with a different extension.
    const path = this.#used.has(plain) ? join(this.#out, `${basename(source)}${ending}${extension}`) : plain;
    this.#used.add(path);
    return path;
  }
}

const formats = { png: "png", jpg: "jpeg", jpeg: "jpeg", webp: "webp" } as const;

/** The format for an output file's extension. @throws UsageError for an unsupported format */
export function formatOf(out: string): "png" | "jpeg" | "webp" | undefined {
  const ending = extname(out).slice(1).toLowerCase();
  if (ending === "") return undefined;
  if (ending in formats) return formats[ending as keyof typeof formats];
  throw new UsageError(`${out} must end in .png, .jpg or .webp`);
}
