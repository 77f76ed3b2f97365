import { hasCode } from "../../core/errors/base.ts";
import { isTransientError } from "../../core/http/transient.ts";
import { messageOf } from "../database/errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { ItemRow } from "../ledger/rows.ts";
import { isKeyError } from "./outcome.ts";
import { ManyReader, type Reading } from "./read-many.ts";
import { search } from "./search.ts";
import type { VendorAccount } from "./vendor-account.ts";

/** Items of one poll, so that none takes long. */
const maxItems = 200;
/** Before the next poll, when the vendor did not answer this one well. */
const pauseAfterTroubleSeconds = 10;
const reads = { timeoutMs: 20_000, maxRetries: 0 } as const;

export interface PollTools {
  readonly ledger: Ledger;
  /** How long a lost create is searched for. */
  readonly horizonMs: number;
  /** After this a build counts as failed. */
  readonly buildMs: number;
  warn(message: string): void;
}

/** Polls what an account is building, and searches for what its lost creates have made. */
export class Poller {
  readonly #account: VendorAccount;
  readonly #tools: PollTools;
  readonly #reader: ManyReader;

  constructor(account: VendorAccount, tools: PollTools) {
    this.#account = account;
    this.#tools = tools;
    this.#reader = new ManyReader(account);
  }

  /** One pass over what is due. The account's poll must be claimed. */
  async poll(): Promise<void> {
    const { accounts, polls } = this.#tools.ledger;
    const { name } = this.#account;
    const due = await polls.due(name, maxItems);
    let well = true;
    try {
      well = await this.#readBuilds(due.filter(({ state }) => state === "created"));
      well = (await this.#searchLost(due.filter(({ state }) => state === "unknown"))) && well;
    } catch (error) {
      // What is due stays due for the next pass.
      well = false;
      if (isKeyError(error)) await accounts.holdKey(name, messageOf(error));
      this.#warn(error);
    }
    await polls.end(name, well ? 0 : pauseAfterTroubleSeconds);
  }

  /** Whether all could be read. */
  async #readBuilds(items: readonly ItemRow[]): Promise<boolean> {
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
      await ledger.polls.polled(item.id, status, { why: null, renamed: false, buildMs });
      return;
    }
    const { status, failureReason = null } = reading.avatar;
    const built = status === "ready" || status === "failed" ? status : "processing";
    if (!item.rename || built === "failed") {
      await ledger.polls.polled(item.id, built, { why: failureReason, renamed: false, buildMs });
      return;
    }
    // Before the item is ready, so that whoever hears of it finds the avatar under its name.
    const problem = await this.#rename(item);
    const later = problem === "later";
    const why = later ? failureReason : (problem ?? failureReason);
    await ledger.polls.polled(item.id, later ? "unread" : built, { why, renamed: !later, buildMs });
  }

  /** What is wrong with the new name, if anything; `later` if it may work then. */
  async #rename({ avatar_id, name }: ItemRow): Promise<string | undefined> {
    try {
      await this.#account.rename(avatar_id ?? "", name, reads);
      return undefined;
    } catch (error) {
      if (isKeyError(error)) throw error;
      if (isTransientError(error)) return "later";
      return `not renamed: ${messageOf(error)}`;
    }
  }

  /** Whether all could be searched for. */
  async #searchLost(items: readonly ItemRow[]): Promise<boolean> {
    if (items.length === 0) return true;
    const { ledger, horizonMs } = this.#tools;
    let failure: { error: unknown } | undefined;
    for (const [id, found] of await search(this.#account, items, reads)) {
      if ("error" in found) {
        failure = found;
        await ledger.polls.putOff(id);
      } else if (found.ids.length > 0 && found.certain) {
        for (const avatar of found.ids) await ledger.polls.found(id, avatar, this.#account.renames);
      } else await ledger.polls.missed(id, horizonMs, found.ids);
    }
    if (failure) this.#warn(failure.error);
    return failure === undefined;
  }

  #warn(error: unknown): void {
    this.#tools.warn(`${this.#account.name}: ${messageOf(error)}`);
  }
}
