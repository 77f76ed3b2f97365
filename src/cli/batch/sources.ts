import { readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { type BatchItem, rowsOfCsv } from "../../jobs/index.ts";
import { UsageError } from "../errors/usage-error.ts";

const pictures = /\.(png|jpe?g|webp)$/i;

/** The items of CSV files, folders, patterns and images. @throws UsageError for anything else */
export async function* itemsOf(
  sources: readonly string[],
  cwd: string,
  images: string | undefined,
): AsyncGenerator<BatchItem, void, undefined> {
  for (const source of sources) {
    const path = resolve(cwd, source);
    const kind = await stat(path).catch(() => undefined);
    if (kind?.isDirectory()) yield* picturesIn(path, pictures, source);
    else if (kind && extname(path).toLowerCase() === ".csv")
      yield* rows(path, images && resolve(cwd, images));
    else if (kind && pictures.test(path)) yield ofPicture(path);
    else if (!kind && /[*?]/.test(basename(path)))
      yield* picturesIn(dirname(path), toPattern(basename(path)), source);
    else {
      const problem = kind ? "is neither a CSV file nor an image" : "does not exist";
      throw new UsageError(`${source} ${problem}`, [
        "SOURCE is a .csv file, a folder of images, or a pattern such as pics/*.png",
      ]);
    }
  }
}

async function* rows(path: string, images: string | undefined): AsyncGenerator<BatchItem, void, undefined> {
  const folder = images ?? dirname(path);
  for await (const row of rowsOfCsv(path)) {
    // Workers may run in another working directory.
    yield /^https:\/\//i.test(row.image) ? row : { ...row, image: resolve(folder, row.image) };
  }
}

async function* picturesIn(
  folder: string,
  names: RegExp,
  source: string,
): AsyncGenerator<BatchItem, void, undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    throw new UsageError(`${source} cannot be read: ${error.message}`);
  });
  const files = entries.filter(
    (entry) => !entry.isDirectory() && names.test(entry.name) && pictures.test(entry.name),
  );
  if (files.length === 0) throw new UsageError(`${source} contains no images (.png, .jpg, .jpeg, .webp)`);
  for (const { name } of files.sort((a, b) => (a.name < b.name ? -1 : 1)))
    yield ofPicture(join(folder, name));
}

function ofPicture(path: string): BatchItem {
  const name = basename(path, extname(path));
  return { key: name, name, image: path };
}

function toPattern(glob: string): RegExp {
  const text = glob
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${text}$`, "s");
}
