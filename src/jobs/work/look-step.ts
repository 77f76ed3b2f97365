import { hasCode } from "../../core/errors/base.ts";
import { isTransientError } from "../../core/http/transient.ts";
import type { ItemRow, Ledger } from "../ledger/ledger.ts";
import { isKeyError } from "./outcome.ts";
import { ManyReader, type Reading } from "./read-many.ts";
import type { VendorAccount } from "./vendor-account.ts";

/** Items of one look, so that no look takes long. */
const atOnce = 200;
/** Seconds to the next pass after one whose requests the vendor did not answer well. */
const pauseAfterTrouble = 10;
const reads = { timeoutMs: 20_000, maxRetries: 0 } as const;

export interface LookTools {
  readonly ledger: Ledger;
  readonly horizonMs: number;
  readonly buildMs: number;
  warn(message: string): void;
}

/** Looks at what an account is building, and for what it may have made: the only one that polls it. */
export class Looker {
  readonly #account: VendorAccount;
  readonly #tools: LookTools;
  readonly #reader: ManyReader;

  constructor(account: VendorAccount, tools: LookTools) {
    this.#account = account;
    this.#tools = tools;
    this.#reader = new ManyReader(account);
  }

  /** One pass over what is due, whose job was claimed. */
  async look(): Promise<void> {
    const { ledger } = this.#tools;
    const { name } = this.#account;
    const due = await ledger.due(name, atOnce);
    let well = true;
    try {
      well = await this.#poll(due.filter(({ state }) => state === "created"));
      well = (await this.#seek(due.filter(({ state }) => state === "unknown"))) && well;
    } catch (error) {
      well = false;
      // Of the vendor: everything due stays due, for the next pass.
      if (isKeyError(error)) {
        await ledger.holdKey(name, (error as Error).message);
      }
      this.#warn(error);
    }
    await ledger.endLook(name, well ? 0 : pauseAfterTrouble);
  }

  /** Whether all could be read. */
  async #poll(items: readonly ItemRow[]): Promise<boolean> {
    if (items.length === 0) return true;
    const readings = await this.#reader.read(new Set(items.map(({ avatar_id }) => avatar_id ?? "")), reads);
    for (const item of items) {
      const reading = readings.get(item.avatar_id ?? "");
      if (reading) await this.#note(item, reading);
    }
    const errors = [...readings.values()].flatMap((reading) => ("error" in reading ? [reading.error] : []));
    const failed = errors.filter((error) => !hasCode(error, "not_found"));
    if (failed.length > 0) this.#warn(failed[0]);
    return failed.length === 0 && readings.size === items.length;
  }

  async #note(item: ItemRow, reading: Reading): Promise<void> {
    const { ledger, buildMs } = this.#tools;
    if ("error" in reading) {
      if (isKeyError(reading.error)) throw reading.error;
      const status = hasCode(reading.error, "not_found") ? "gone" : "unread";
      await ledger.change("polled($1, $2, NULL, false, $3)", [item.id, status, buildMs]);
      return;
    }
    const { status, failureReason = null } = reading.avatar;
    let settled: string = status === "ready" || status === "failed" ? status : "processing";
    let renamed = false;
    let why = failureReason;
    if (item.rename && settled !== "failed") {
      // Before it is said to be ready, so that whoever is told finds it under its name.
      const problem = await this.#rename(item);
      renamed = problem !== "later";
      if (problem === "later") settled = "unread";
      else if (problem !== undefined) why = problem;
    }
    await ledger.change("polled($1, $2, $3, $4, $5)", [item.id, settled, why, renamed, buildMs]);
  }

  /** What is wrong with the new name, if anything. */
  async #rename({ avatar_id, name }: ItemRow): Promise<string | undefined> {
    try {
      await this.#account.rename(avatar_id ?? "", name, reads);
      return undefined;
    } catch (error) {
      if (isKeyError(error)) throw error;
      if (isTransientError(error)) return "later";
      return `not renamed: ${error instanceof Error ? error.message : error}`;
    }
  }

  /** Whether all could be searched for. */
  async #seek(items: readonly ItemRow[]): Promise<boolean> {
    if (items.length === 0) return true;
    const { ledger, horizonMs } = this.#tools;
    let failure: { error: unknown } | undefined;
    for (const [id, sought] of await this.#account.seek(items, reads)) {
      if ("error" in sought) {
        failure = sought;
        await ledger.change("put_off($1)", [id]);
      } else if (sought.ids.length > 0 && sought.sure) {
        for (const avatar of sought.ids)
          await ledger.change("made($1, $2, $3)", [id, avatar, this.#account.renames]);
      } else await ledger.change("missed($1, $2, $3::text[])", [id, horizonMs, sought.ids]);
    }
    if (failure) this.#warn(failure.error);
    return failure === undefined;
  }

  #warn(error: unknown): void {
    this.#tools.warn(`${this.#account.name}: ${error instanceof Error ? error.message : error}`);
  }
}
