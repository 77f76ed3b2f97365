import type { CallEvent, Schedule } from "../plan/schedule.ts";
import { Network } from "../transport/network.ts";
import { Vendor } from "../vendor/vendor.ts";
import { Journal } from "../world/journal.ts";
import { VirtualTime } from "../world/time.ts";
import { openProvider, type Provider } from "./package.ts";
import type { CallRecord, LookupRecord, Moment, UnknownRecord } from "./records.ts";

let worlds = 0;

/** One run: the vendor, the clients, and what is recorded about them. */
export class World {
  readonly schedule: Schedule;
  readonly time: VirtualTime;
  readonly journal: Journal;
  readonly vendor: Vendor;
  readonly network: Network;
  readonly providers: readonly Provider[];
  /** Unique, and in need of escaping. */
  readonly apiKey: string;
  readonly calls: CallRecord[] = [];
  readonly unknowns: UnknownRecord[] = [];
  readonly lookups: LookupRecord[] = [];
  /** Problems that are tolerated, as messages. */
  readonly forgiven: string[] = [];
  /** Exceptions from inside undici and Node, which no client can catch. */
  readonly noise: string[] = [];
  /** What nobody caught. */
  readonly stray: string[] = [];
  /** Why the run itself did not reach its end. */
  stuck: string | undefined;
  readonly listeners = new Map<number, (event: CallEvent) => void>();

  /** For each key, the pending calls under it that start early if another one is aborted. */
  readonly heirs = new Map<string, (() => void)[]>();

  readonly #jumps: (() => void)[] = [];

  private constructor(schedule: Schedule) {
    worlds += 1;
    this.schedule = schedule;
    this.apiKey = `sk/model+${worlds}=${schedule.seed}/secret?`;
    this.time = new VirtualTime(schedule.seed, schedule.clock.skewMs);
    this.journal = new Journal(this.time);
    this.vendor = new Vendor(schedule, this.time, this.journal, (call, event) =>
      this.listeners.get(call)?.(event),
    );
    this.network = new Network(schedule.network, this.journal, this.time);
    this.providers = [];
  }

  static async open(schedule: Schedule): Promise<World> {
    const world = new World(schedule);
    await world.vendor.open();
    const { apiKey, time, vendor, network } = world;
    const { baseUrl } = vendor;
    const providers = schedule.clients.map((plan) =>
      openProvider(schedule.vendor, plan.copy, {
        apiKey,
        baseUrl,
        clock: time.clock,
        timeoutMs: plan.timeoutMs,
        maxRetries: plan.maxRetries,
        ...network.options(plan),
      }),
    );
    Object.assign(world, { providers });
    for (const { at, kind, ms } of schedule.clock.jumps) {
      const cancel = time.after(at, "plan", () => {
        world.journal.write(
          "clock",
          kind === "set" ? `the wall clock is set to ${ms} ms off` : `suspended for ${ms} ms`,
        );
        if (kind === "set") time.setWall(ms);
        else time.suspend(ms);
      });
      world.#jumps.push(cancel);
    }
    return world;
  }

  note(who: string, what: string): Moment {
    const order = this.journal.write(who, what);
    return { at: this.time.elapsed, order };
  }

  /** From now on the vendor and the clock behave. */
  async calm(): Promise<void> {
    for (const cancel of this.#jumps) cancel();
    await this.vendor.calm();
  }

  close(): void {
    this.vendor.close();
    this.network.close();
  }
}
