import { type Clock, sleep } from "../../core/time/clock.ts";
import { messageOf } from "../database/errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Spool, Spooled } from "./spool.ts";

/** While the database is away it is asked again this often. */
export const awayPauseMs = 2_000;

export interface RecorderTools {
  readonly ledger: Ledger;
  readonly spool: Spool;
  readonly clock: Clock;
  /** Aborts when the worker stops. */
  readonly stop: AbortSignal;
  warn(message: string): void;
}

/** Records how attempts ended. While the database is away the disk keeps it: an id that was paid for must not be lost. */
export class Recorder {
  readonly #tools: RecorderTools;
  /** Files that a warning has named already. */
  readonly #rejected = new Set<string>();

  constructor(tools: RecorderTools) {
    this.#tools = tools;
  }

  /** Resolves when the ledger has it, or when the worker stops and the disk has it. */
  async record(spooled: Spooled): Promise<void> {
    const { ledger, spool, clock, stop } = this.#tools;
    const { account, item, attempt, outcome } = spooled;
    let onDisk = false;
    for (;;) {
      try {
        await ledger.attempts.conclude(account, item, attempt, outcome);
        if (onDisk) await spool.drop(spooled);
        return;
      } catch (error) {
        onDisk ||= await this.#keep(spooled, error);
      }
      // The next worker on this disk records it.
      if (stop.aborted) return;
      await sleep(clock, awayPauseMs, stop).catch(() => undefined);
    }
  }

  /** Records what workers on this disk could not. A file that is rejected does not hold up the others. */
  async recordSpool(): Promise<void> {
    const { ledger, spool, stop, warn } = this.#tools;
    for (const file of await spool.files()) {
      if (stop.aborted) return;
      try {
        const spooled = await spool.read(file);
        if (!spooled) continue;
        const { account, item, attempt, outcome } = spooled;
        await ledger.attempts.concludeLate(account, item, attempt, outcome);
        await spool.drop(spooled);
      } catch (error) {
        if (!this.#rejected.has(file)) warn(`the ledger does not accept ${file}: ${messageOf(error)}`);
        this.#rejected.add(file);
      }
    }
  }

  /** Whether the disk has it now. */
  async #keep(spooled: Spooled, error: unknown): Promise<boolean> {
    const { spool, warn } = this.#tools;
    try {
      await spool.keep(spooled);
    } catch (problem) {
      // The warning is then the only place that has it.
      const text = JSON.stringify(spooled);
      warn(`neither the database (${messageOf(error)}) nor the disk accepts ${text}: ${messageOf(problem)}`);
      return false;
    }
    warn(`an outcome is kept on disk until the database accepts it: ${spooled.item}: ${messageOf(error)}`);
    return true;
  }
}
