import { format } from "node:util";
import type { FaultSurroundings } from "../play/surroundings.ts";
import { leaksKey } from "../rules/judge.ts";
import { soakRun } from "./run.ts";

/** Things that no run may cause anywhere in the process. */
class Disturbances {
  readonly #found: string[] = [];

  constructor() {
    process.on("unhandledRejection", (reason) => this.#found.push(`unhandled rejection: ${String(reason)}`));
    process.on("uncaughtException", (error) => this.#found.push(`uncaught: ${String(error)}`));
    process.on("warning", ({ message }) => this.#found.push(`warning: ${message}`));
    const { log } = console;
    for (const name of ["debug", "info", "warn", "error", "trace"] as const) {
      console[name] = (...parts: unknown[]) => {
        const text = format(...parts);
        this.#found.push(leaksKey(text) ? "a log line containing the key" : `a log line: ${text}`);
        log(text);
      };
    }
  }

  /** Those since the last call. */
  take(): string[] {
    return this.#found.splice(0);
  }
}

/** Plays many random runs; returns false if one broke a promise. */
export async function soak(seed: number, runs: number, surroundings: FaultSurroundings): Promise<boolean> {
  console.log(`seed ${seed}, ${runs} runs`);
  const disturbances = new Disturbances();
  const ends = new Map<string, number>();
  const startedAt = performance.now();
  let wrong = 0;
  let requests = 0;
  let bought = 0;
  let twice = 0;
  for (let number = 0; number < runs; number++) {
    const run = await soakRun(seed, number, surroundings);
    ends.set(run.outcome, (ends.get(run.outcome) ?? 0) + 1);
    requests += run.requests;
    bought += run.bought;
    if (run.bought > run.asked) twice += 1;
    const complaints = [...run.complaints, ...disturbances.take()];
    if (complaints.length === 0) continue;
    wrong += 1;
    const { vendor, name } = run.operation;
    console.log(
      `WRONG: run ${number}, ${run.way}, ${vendor} ${name} after ${run.faults.slice(0, run.met).join(", ")}: ${complaints.join("; ")}`,
    );
  }
  for (const [end, count] of [...ends].sort(([, a], [, b]) => b - a)) {
    console.log(`${String(count).padStart(7)}  ${end}`);
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(
    `seed ${seed}: ${runs} runs in ${seconds} s, ${requests} requests, ${bought} creates, twice in one run: ${twice || "never"}; ${wrong} wrong`,
  );
  if (wrong > 0) console.log(`repeat with: npm run test:faults -- --soak ${runs} --seed ${seed}`);
  return wrong === 0;
}

/** Repeats one run and prints it in full. */
export async function printRun(
  seed: number,
  number: number,
  surroundings: FaultSurroundings,
): Promise<boolean> {
  const run = await soakRun(seed, number, surroundings);
  console.log({ ...run, operation: `${run.operation.vendor} ${run.operation.name}` });
  return run.complaints.length === 0;
}
