import { fsync } from "node:fs";
import { open, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { forEachBounded } from "../../../core/time/bounded.ts";

/** The coarsest timestamp resolution of common file systems. */
const timeStepMs = 2_000;

/**
 * Flushes a folder's files to disk, so that they survive a crash of the machine, which Postgres in WASM cannot request. The
 * first call flushes all files, later calls those that have changed.
 */
export class Flusher {
  readonly #folder: string;
  #flushedAt = Number.NEGATIVE_INFINITY;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async flush(): Promise<void> {
    const startedAt = Date.now();
    const since = this.#flushedAt - timeStepMs;
    const entries = await readdir(this.#folder, { withFileTypes: true, recursive: true });
    await forEachBounded(entries, 8, async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const { mtimeMs = Number.NEGATIVE_INFINITY } = (await stat(path).catch(() => undefined)) ?? {};
      if (mtimeMs < since) return;
      if (entry.isFile()) await flush(path);
      else if (entry.isDirectory()) await flushNames(path);
    });
    await flushNames(this.#folder);
    this.#flushedAt = startedAt;
  }
}

/** Writes a file that survives a crash of the machine once it has been linked or renamed and its folder flushed. */
export async function writeFlushed(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flush: true });
}

/** Flushes the names in a folder; Windows does that on its own. */
export async function flushNames(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  await flush(folder, "r");
}

async function flush(path: string, flags = "r+"): Promise<void> {
  try {
    const handle = await open(path, flags);
    try {
      // Not handle.sync(): Yarn's Plug'n'Play replaces handles with ones that lack it.
      await promisify(fsync)(handle.fd);
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Postgres has removed it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
