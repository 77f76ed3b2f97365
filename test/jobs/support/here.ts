import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Fault, FaultServer, well } from "../../../scripts/common/stand-ins/fault-server.ts";
import type { FaultRequest, Reply } from "../../../scripts/common/stand-ins/fault-server-http.ts";
import { openFolder } from "../../../src/jobs/database/folder/folder.ts";
import {
  type Jobs,
  type JobsOptions,
  openJobs,
  type Worker,
  type WorkOptions,
} from "../../../src/jobs/index.ts";
import { fastClock, type Pace, setClock } from "./fast-clock.ts";

export const vendors = ["anam", "protoface", "argil"] as const;
export type Vendor = (typeof vendors)[number];

const apiKey = "sk-test-0123456789";

/** Jobs on in-process Postgres, with two accounts at each vendor. */
export class Here implements AsyncDisposable {
  readonly jobs: Jobs;
  readonly folder: string;
  readonly pace: Pace;
  readonly servers: Readonly<Record<Vendor, FaultServer>>;
  /** What goes wrong with creates, by avatar name. */
  readonly faults: Map<string, Fault>;
  /** Which other requests fail, and how. */
  fail: (request: FaultRequest) => Reply | undefined = () => undefined;

  private constructor(
    jobs: Jobs,
    folder: string,
    servers: Record<Vendor, FaultServer>,
    faults: Map<string, Fault>,
    pace: Pace,
  ) {
    this.jobs = jobs;
    this.pace = pace;
    this.folder = folder;
    this.servers = servers;
    this.faults = faults;
  }

  /** Opens the jobs the way another process would, through the folder's owner. */
  openBeside(options: JobsOptions = {}): Promise<Jobs> {
    return openJobs({ database: ledgerIn(this.folder), clock: fastClock(this.pace), ...options });
  }

  /** Changes the database's time. */
  async setPace(pace: Pace): Promise<void> {
    const beside = await openFolder(ledgerIn(this.folder));
    await beside.query(setClock("avatar_jobs", pace));
    await beside.close();
  }

  static async open(speed: number): Promise<Here> {
    const folder = await mkdtemp(join(tmpdir(), "avatar-clients-jobs-"));
    const faults = new Map<string, Fault>();
    let here: Here | undefined;
    const plan = ({ method }: FaultRequest): Fault => ({
      strike(exchange) {
        const refused = method !== "POST" && here?.fail(exchange.request);
        if (refused) return exchange.send(refused);
        const text = exchange.request.body.toString("latin1");
        const fault = [...faults].find(([name]) => method === "POST" && text.includes(name))?.[1] ?? well;
        fault.strike(exchange);
      },
    });
    const start = (vendor: Vendor) => FaultServer.start({ vendor, plan });
    const servers = {
      anam: await start("anam"),
      protoface: await start("protoface"),
      argil: await start("argil"),
    };
    const accounts = Object.fromEntries(
      vendors.flatMap((vendor) => {
        const account = { vendor, apiKey, baseUrl: servers[vendor].origin };
        return [
          [vendor, account],
          [`${vendor}-2`, account],
        ];
      }),
    );
    const pace = { since: Date.now(), speed };
    const jobs = await openJobs({ database: ledgerIn(folder), accounts, clock: fastClock(pace) });
    here = new Here(jobs, folder, servers, faults, pace);
    await here.setPace(pace);
    return here;
  }

  /** Serves one account; by default, a lost create is handed to a person immediately. */
  startWorker(account: string, options: WorkOptions = {}, jobs = this.jobs): Promise<Worker> {
    const vendor = vendors.find((name) => account.startsWith(name)) ?? "anam";
    const accounts = { [account]: { vendor, apiKey, baseUrl: this.servers[vendor].origin } };
    return jobs.work({ accounts, horizonSeconds: 0, ...options });
  }

  /** Works until nothing in the account can proceed on its own. Returns the warnings. */
  async workOn(account: string, options: WorkOptions = {}): Promise<string[]> {
    const warnings: string[] = [];
    const onWarning = (message: string) => warnings.push(message);
    const worker = await this.startWorker(account, { keep: false, onWarning, ...options });
    await worker.done;
    return warnings;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.jobs.close();
    for (const vendor of vendors) await this.servers[vendor][Symbol.asyncDispose]();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const ledgerIn = (folder: string): string => join(folder, "ledger");

/** Created, but never answered. */
export const lost: Fault = {
  strike({ answer, socket }) {
    answer();
    socket.destroy();
  },
};

/** Never arrived, as far as anybody can tell. */
export const gone: Fault = { strike: ({ socket }) => socket.destroy() };

export async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 50));
}
