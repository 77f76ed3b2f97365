import { isAvatarClientError } from "../../core/errors/base.ts";
import { type Clock, sleep } from "../../core/time/clock.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { isCurrent } from "../ledger/migrate.ts";
import { suspects } from "../ledger/suspect.ts";
import type { Account, checkWorkOptions } from "../options.ts";
import { recheck } from "../recheck.ts";
import { createItem } from "./create-step.ts";
import { Looker } from "./look-step.ts";
import { isKeyError } from "./outcome.ts";
import type { Pictures } from "./picture.ts";
import type { Spool, Spooled } from "./spool.ts";
import { Turns } from "./turns.ts";
import { VendorAccount } from "./vendor-account.ts";

const idlePauseMs = 500;
const awayPauseMs = 2_000;

export interface WorkerTools {
  readonly ledger: Ledger;
  readonly accounts: readonly Account[];
  readonly pictures: Pictures;
  readonly spool: Spool;
  readonly clock: Clock;
}

type WorkerOptions = ReturnType<typeof checkWorkOptions> & { readonly onWarning: (message: string) => void };

/** An account, as this worker serves it. */
interface Served {
  readonly account: VendorAccount;
  readonly looker: Looker;
  readonly creating: Set<string>;
  looking: boolean;
}

/** A worker: claims jobs, a few at a time, until it is stopped or, without `keep`, nothing is left. */
export class Worker {
  /** Resolves when the worker has ended, with everything recorded. @throws where it cannot go on. */
  readonly done: Promise<void>;
  readonly #tools: WorkerTools;
  readonly #options: WorkerOptions;
  readonly #served: Served[];
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #turns: Turns;
  /** Files that were warned of. */
  readonly #notTaken = new Set<string>();
  #wake: () => void = () => undefined;

  /** @internal Workers are made by `jobs.work()`. */
  constructor(tools: WorkerTools, options: WorkerOptions) {
    const { ledger, clock, accounts } = tools;
    this.#tools = tools;
    this.#options = options;
    const looks = {
      ledger,
      horizonMs: options.horizonSeconds * 1000,
      buildMs: options.buildSeconds * 1000,
      warn: options.onWarning,
    };
    this.#served = accounts.map((one) => {
      const account = new VendorAccount(one, clock);
      return { account, looker: new Looker(account, looks), creating: new Set(), looking: false };
    });
    this.#turns = new Turns(clock, this.#stop.signal);
    const { signal } = options;
    const stop = () => void this.stop();
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    this.done = this.#run().finally(() => signal?.removeEventListener("abort", stop));
    this.done.catch(() => undefined);
  }

  /** No new creates; those on their way are awaited and recorded. Resolves as `done`, and does not reject. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    await this.done.catch(() => undefined);
  }

  /** What the worker has in hand. */
  get inHand(): number {
    return this.#served.reduce((sum, { creating }) => sum + creating.size, 0);
  }

  async #run(): Promise<void> {
    const { ledger, clock } = this.#tools;
    const { leaseSeconds, keep } = this.#options;
    const names = this.#served.map(({ account }) => account.name);
    let touchAt = clock.now();
    let idle = false;
    let away = false;
    let spooling: Promise<void> | undefined;
    let rechecking: Promise<void> | undefined;
    try {
      while (!this.#stop.signal.aborted) {
        try {
          if (clock.now() >= touchAt) {
            touchAt = clock.now() + (leaseSeconds * 1000) / 4;
            spooling ??= this.#emptySpool().finally(() => {
              spooling = undefined;
            });
            rechecking ??= this.#recheckSuspects().finally(() => {
              rechecking = undefined;
            });
            if (!(await this.#keepClaims())) throw new OutdatedError();
          }
          idle = !(await this.#claimSome());
          away = false;
          if (!keep && idle && this.#running.size === 0 && !(await ledger.goingOn(names))) break;
          if (idle || this.inHand >= this.#options.concurrency) await this.#pause(idlePauseMs);
        } catch (error) {
          if (error instanceof OutdatedError || isAvatarClientError(error)) throw error;
          if (!away) this.#warn("the database is away, and asked again until it is back", error);
          away = true;
          await this.#pause(awayPauseMs);
        }
      }
    } finally {
      this.#stop.abort();
      await this.#finish(leaseSeconds);
      await Promise.all([spooling, rechecking]);
    }
  }

  /** Awaits what is on its way, which holds its claims until then. */
  async #finish(leaseSeconds: number): Promise<void> {
    while (this.#running.size > 0) {
      const over = new AbortController();
      const beat = sleep(this.#tools.clock, (leaseSeconds * 1000) / 4, over.signal).then(
        () => this.#keepClaims().catch(() => undefined),
        () => undefined,
      );
      await Promise.race([...this.#running, beat]);
      over.abort();
      await beat;
    }
  }

  /** Whether anything was claimed. */
  async #claimSome(): Promise<boolean> {
    const { ledger } = this.#tools;
    const { concurrency, leaseSeconds } = this.#options;
    let any = false;
    for (const served of this.#served) {
      const { name } = served.account;
      if (!served.looking && (await ledger.queue.claimLook(name, leaseSeconds))) {
        any = true;
        served.looking = true;
        this.#start(`looking at ${name}`, served.looker.look(), () => {
          served.looking = false;
        });
      }
      const free = concurrency - this.inHand;
      if (free <= 0) continue;
      const { verdict, wait_ms } = await ledger.gate(name);
      // Who would only wait leaves the jobs to others.
      if (verdict !== "go" && (verdict !== "wait" || (wait_ms ?? 0) > idlePauseMs)) continue;
      const ids = await ledger.queue.claim(name, free, leaseSeconds);
      if (ids.length === 0) continue;
      any = true;
      // Should this fail, they are not held, and come back when their lease is over.
      const rows = new Map((await ledger.items("id = ANY ($1::uuid[])", [ids])).map((row) => [row.id, row]));
      for (const id of ids) {
        served.creating.add(id);
        const row = rows.get(id);
        const tools = {
          ...this.#tools,
          stop: this.#stop.signal,
          turn: (account: string, ask: Parameters<Turns["take"]>[1]) => this.#turns.take(account, ask),
          conclude: (spooled: Spooled) => this.#conclude(spooled),
        };
        const work = row
          ? createItem(tools, served.account, row)
          : ledger.queue.drop(name, [id], ledger.database);
        this.#start(`the item ${row?.key ?? id}`, work, () => served.creating.delete(id));
      }
    }
    return any;
  }

  #start(what: string, work: Promise<void>, over: () => void): void {
    const running = work
      .catch((error) => this.#warn(what, error))
      .finally(() => {
        over();
        this.#running.delete(running);
        this.#wake();
      });
    this.#running.add(running);
  }

  /** Whether this program may go on: a newer one may have changed the tables. */
  async #keepClaims(): Promise<boolean> {
    const { ledger } = this.#tools;
    for (const { account, creating, looking } of this.#served) {
      await ledger.queue.touch(account.name, [...creating], looking);
      await ledger.queue.expire(account.name);
      await ledger.ensureLook(account.name);
    }
    return isCurrent(ledger.database, ledger.schema);
  }

  /** Tells the ledger how an attempt ended; while that is away the disk keeps it. */
  async #conclude(spooled: Spooled): Promise<void> {
    const { ledger, spool, clock } = this.#tools;
    const { account, item, attempt, outcome } = spooled;
    let kept = false;
    for (;;) {
      try {
        await ledger.conclude(account, item, attempt, outcome);
        if (kept) await spool.drop(spooled);
        return;
      } catch (error) {
        try {
          if (!kept) {
            await spool.keep(spooled);
            kept = true;
            this.#warn(`an outcome is kept on disk until the database takes it: ${item}`, error);
          }
        } catch (problem) {
          // Then whoever reads this has to keep it.
          this.#warn(
            `neither the database (${messageOf(error)}) nor the disk takes ${JSON.stringify(spooled)}`,
            problem,
          );
        }
      }
      // Whoever works here next will tell it.
      if (this.#stop.signal.aborted) return;
      await sleep(clock, awayPauseMs, this.#stop.signal).catch(() => undefined);
    }
  }

  /** Tells the ledger what workers on this disk could not. Of one that it does not take, the others do not depend. */
  async #emptySpool(): Promise<void> {
    const { ledger, spool } = this.#tools;
    for (const file of await spool.files()) {
      if (this.#stop.signal.aborted) return;
      try {
        const spooled = await spool.read(file);
        if (!spooled) continue;
        const { account, item, attempt, outcome } = spooled;
        await ledger.queue.know(account);
        await ledger.conclude(account, item, attempt, outcome);
        await spool.drop(spooled);
      } catch (error) {
        if (!this.#notTaken.has(file)) this.#warn(`the ledger does not take ${file}`, error);
        this.#notTaken.add(file);
      }
    }
  }

  /** What the ledger may have lost is looked for before anything is created. */
  async #recheckSuspects(): Promise<void> {
    const { ledger } = this.#tools;
    const names = this.#served.map(({ account }) => account.name);
    const found = await suspects(ledger.database, ledger.schema, names).catch(() => new Set());
    for (const { account } of this.#served) {
      if (!found.has(account.name)) continue;
      try {
        const sum = await recheck(ledger, account, this.#stop.signal);
        const said = `${sum.found} found again, ${sum.doubtful} in doubt`;
        this.#warn(`${account.name} was compared with its vendor`, said);
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        if (isKeyError(error)) await ledger.holdKey(account.name, messageOf(error)).catch(() => undefined);
        this.#warn(`${account.name} cannot be compared with its vendor`, error);
      }
    }
  }

  async #pause(ms: number): Promise<void> {
    const { clock } = this.#tools;
    await sleep(clock, ms, this.#stop.signal, (end) => {
      this.#wake = end;
    }).catch(() => undefined);
  }

  #warn(what: string, error: unknown): void {
    this.#options.onWarning(`${what}: ${messageOf(error)}`);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

class OutdatedError extends Error {
  constructor() {
    super("the tables were changed by a newer avatar-clients: update this worker");
  }
}
