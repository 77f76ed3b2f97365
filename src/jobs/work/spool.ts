import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { AttemptOutcome } from "../ledger/attempts.ts";

/** How an attempt ended, on its way to the ledger. */
export interface Spooled {
  readonly account: string;
  readonly item: string;
  readonly attempt: number;
  readonly outcome: AttemptOutcome;
}

/** Keeps outcomes on disk until the database can record them. */
export class Spool {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Resolves when the file would survive a crash of this machine. */
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

  /** Files of earlier processes, and of this one. */
  async files(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => name.endsWith(".json")).map((name) => join(this.#folder, name));
  }

  /** Undefined if another process has dropped it. */
  async read(file: string): Promise<Spooled | undefined> {
    try {
      return JSON.parse(await readFile(file, "utf8")) as Spooled;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  #path({ item, attempt }: Spooled): string {
    return join(this.#folder, `${item}.${attempt}.json`);
  }
}
