import type { Ledger } from "../ledger/ledger.ts";
import { type CreateTools, createItem } from "./create-step.ts";
import type { Poller } from "./poll-step.ts";
import type { Tasks } from "./tasks.ts";
import type { VendorAccount } from "./vendor-account.ts";

/** A worker with nothing to claim asks again this often. */
export const idlePauseMs = 500;

export interface AccountTools {
  readonly ledger: Ledger;
  readonly poller: Poller;
  readonly create: CreateTools;
  readonly tasks: Tasks;
  readonly leaseSeconds: number;
}

/** One account as a worker serves it: claims the account's jobs, and runs their steps. */
export class AccountWorker {
  readonly account: VendorAccount;
  readonly #tools: AccountTools;
  readonly #creating = new Set<string>();
  #polling = false;

  constructor(account: VendorAccount, tools: AccountTools) {
    this.account = account;
    this.#tools = tools;
  }

  get inHand(): number {
    return this.#creating.size;
  }

  /** Whether the account's poll was claimed. */
  async claimPoll(): Promise<boolean> {
    const { ledger, poller, tasks, leaseSeconds } = this.#tools;
    const { name } = this.account;
    if (this.#polling || !(await ledger.claims.poll(name, leaseSeconds))) return false;
    this.#polling = true;
    tasks.start(`polling ${name}`, poller.poll(), () => {
      this.#polling = false;
    });
    return true;
  }

  /** Whether any items were claimed. */
  async claimItems(max: number): Promise<boolean> {
    const { ledger, create, tasks, leaseSeconds } = this.#tools;
    const { name } = this.account;
    const { verdict, wait_ms } = await ledger.attempts.gate(name);
    // A worker that would have to wait leaves the jobs to others.
    const soon = verdict === "wait" && (wait_ms ?? 0) <= idlePauseMs;
    if (verdict !== "go" && !soon) return false;
    const claimed = await ledger.claims.items(name, max, leaseSeconds);
    for (const [id, item] of claimed) {
      this.#creating.add(id);
      const work = item ? createItem(create, this.account, item) : ledger.claims.drop(name, id);
      tasks.start(`the item ${item?.key ?? id}`, work, () => this.#creating.delete(id));
    }
    return claimed.size > 0;
  }

  /** Sends heartbeats for what is claimed. */
  async keepClaims(): Promise<void> {
    await this.#tools.ledger.claims.keep(this.account.name, [...this.#creating], this.#polling);
  }
}
