import { isAvatarClientError } from "../../core/errors/base.ts";
import { type Clock, sleep } from "../../core/time/clock.ts";
import { messageOf } from "../database/errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { CheckedWorkOptions } from "../options/check-options.ts";
import type { Account } from "../options/options.ts";
import { AccountWorker, idlePauseMs } from "./account-worker.ts";
import type { Pictures } from "./picture.ts";
import { Poller } from "./poll-step.ts";
import { recheckSuspects } from "./recheck.ts";
import { awayPauseMs, Recorder } from "./recorder.ts";
import type { Spool } from "./spool.ts";
import { OneAtATime, Tasks } from "./tasks.ts";
import { Turns } from "./turns.ts";
import { VendorAccount } from "./vendor-account.ts";

export interface WorkerTools {
  readonly ledger: Ledger;
  readonly accounts: readonly Account[];
  readonly pictures: Pictures;
  readonly spool: Spool;
  readonly clock: Clock;
}

type WorkerOptions = CheckedWorkOptions & { readonly onWarning: (message: string) => void };

/** A worker: claims jobs, a few at a time, until it is stopped or, without `keep`, nothing is left. */
export class Worker {
  /** Resolves when the worker has ended, with everything recorded. @throws if it cannot go on. */
  readonly done: Promise<void>;
  readonly #ledger: Ledger;
  readonly #clock: Clock;
  readonly #options: WorkerOptions;
  readonly #accounts: readonly AccountWorker[];
  readonly #upkeep: readonly OneAtATime[];
  readonly #tasks: Tasks;
  readonly #stop = new AbortController();
  #beatAt: number;
  #wake: () => void = () => undefined;

  /** @internal Workers are made by `jobs.work()`. */
  constructor({ ledger, accounts, pictures, spool, clock }: WorkerTools, options: WorkerOptions) {
    const { leaseSeconds, horizonSeconds, buildSeconds, onWarning: warn, signal } = options;
    const stop = this.#stop.signal;
    this.#ledger = ledger;
    this.#clock = clock;
    this.#options = options;
    this.#beatAt = clock.now();
    this.#tasks = new Tasks(warn, () => this.#wake());
    const recorder = new Recorder({ ledger, spool, clock, stop, warn });
    const turns = new Turns(clock, stop);
    const create = { ledger, pictures, clock, stop, turns, recorder };
    const polling = { ledger, horizonMs: horizonSeconds * 1000, buildMs: buildSeconds * 1000, warn };
    this.#accounts = accounts.map((one) => {
      const account = new VendorAccount(one, clock);
      const poller = new Poller(account, polling);
      return new AccountWorker(account, { ledger, poller, create, tasks: this.#tasks, leaseSeconds });
    });
    const served = this.#accounts.map(({ account }) => account);
    this.#upkeep = [
      new OneAtATime(() => recorder.recordSpool()),
      new OneAtATime(() => recheckSuspects({ ledger, stop, warn }, served)),
    ];
    // Not stop(), which awaits `done`: with a signal that is aborted already there is none yet.
    const end = () => this.#abort();
    if (signal?.aborted) end();
    signal?.addEventListener("abort", end, { once: true });
    this.done = this.#run().finally(() => signal?.removeEventListener("abort", end));
    this.done.catch(() => undefined);
  }

  /** Starts no new creates; those under way are awaited and recorded. Resolves with `done`, and does not reject. */
  async stop(): Promise<void> {
    this.#abort();
    await this.done.catch(() => undefined);
  }

  #abort(): void {
    this.#stop.abort();
    this.#wake();
  }

  /** How many creates are under way. */
  get inHand(): number {
    return this.#accounts.reduce((sum, { inHand }) => sum + inHand, 0);
  }

  async #run(): Promise<void> {
    const { keep, concurrency } = this.#options;
    let away = false;
    try {
      while (!this.#stop.signal.aborted) {
        try {
          await this.#beat();
          const claimed = await this.#claim();
          away = false;
          if (!keep && !claimed && (await this.#nothingLeft())) break;
          if (!claimed || this.inHand >= concurrency) await this.#pause(idlePauseMs);
        } catch (error) {
          if (!isDatabaseAway(error)) throw error;
          if (!away) this.#warn("the database is away; the worker retries until it is back", error);
          away = true;
          await this.#pause(awayPauseMs);
        }
      }
    } finally {
      this.#stop.abort();
      await this.#finish();
    }
  }

  /** Whether anything was claimed. */
  async #claim(): Promise<boolean> {
    let claimed = false;
    for (const account of this.#accounts) {
      if (await account.claimPoll()) claimed = true;
      const free = this.#options.concurrency - this.inHand;
      if (free > 0 && (await account.claimItems(free))) claimed = true;
    }
    return claimed;
  }

  async #nothingLeft(): Promise<boolean> {
    const names = this.#accounts.map(({ account }) => account.name);
    return this.#tasks.count === 0 && !(await this.#ledger.claims.anyLeft(names));
  }

  /** Several times a lease: keeps the claims, and does what is due beside the work. */
  async #beat(): Promise<void> {
    if (this.#clock.now() < this.#beatAt) return;
    this.#beatAt = this.#clock.now() + this.#beatMs;
    for (const job of this.#upkeep) job.start();
    await this.#keepClaims();
    if (!(await this.#ledger.isCurrent())) throw new OutdatedError();
  }

  async #keepClaims(): Promise<void> {
    for (const account of this.#accounts) await account.keepClaims();
  }

  /** Awaits what is under way, and keeps its claims until then. */
  async #finish(): Promise<void> {
    await this.#tasks.ended(this.#clock, this.#beatMs, () => this.#keepClaims().catch(() => undefined));
    await Promise.all(this.#upkeep.map((job) => job.ended()));
  }

  get #beatMs(): number {
    return (this.#options.leaseSeconds * 1000) / 4;
  }

  async #pause(ms: number): Promise<void> {
    await sleep(this.#clock, ms, this.#stop.signal, (end) => {
      this.#wake = end;
    }).catch(() => undefined);
  }

  #warn(what: string, error: unknown): void {
    this.#options.onWarning(`${what}: ${messageOf(error)}`);
  }
}

class OutdatedError extends Error {
  constructor() {
    super("the tables were changed by a newer avatar-clients: update this worker");
  }
}

/** What we throw ourselves does not pass by waiting. */
const isDatabaseAway = (error: unknown): boolean =>
  !(error instanceof OutdatedError) && !isAvatarClientError(error);
