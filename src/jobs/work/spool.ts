import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { AttemptOutcome } from "../ledger/ledger.ts";

/** How an attempt ended, on its way to the ledger. */
export interface Spooled {
  readonly account: string;
  readonly item: string;
  readonly attempt: number;
  readonly outcome: AttemptOutcome;
}

/** Keeps on disk what the database could not be told, until it can. */
export class Spool {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Resolves when it would outlast a crash of this machine. */
  async keep(spooled: Spooled): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = this.#path(spooled);
    const draft = await open(`${path}.draft`, "w", 0o600);
    try {
      await draft.writeFile(JSON.stringify(spooled));
      await draft.sync();
    } finally {
      await draft.close();
    }
    await rename(`${path}.draft`, path);
  }

  async drop(spooled: Spooled): Promise<void> {
    await rm(this.#path(spooled), { force: true });
  }

  /** What was left by earlier processes, and by this one. */
  async *all(): AsyncGenerator<Spooled> {
    let files: string[];
    try {
      files = await readdir(this.#folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
      throw error;
    }
    for (const file of files.filter((name) => name.endsWith(".json"))) {
      const text = await readFile(join(this.#folder, file), "utf8").catch(() => undefined);
      if (text !== undefined) yield JSON.parse(text) as Spooled;
    }
  }

  #path({ item, attempt }: Spooled): string {
    return join(this.#folder, `${item}.${attempt}.json`);
  }
}
