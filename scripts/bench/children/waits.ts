import { HeapClock } from "../heap-clock.ts";

export interface WaitsTask {
  count: number;
  /** The compiled entry point. */
  protoface: string;
}

export interface WaitCosts {
  /** Heap bytes per wait while it sleeps between two polls. */
  heapEach: number;
  looks: number;
  /** Total CPU time, and the same polls made through `avatars.get` without any waits. */
  cpuMs: number;
  getCpuMs: number;
}

const { count, protoface }: WaitsTask = JSON.parse(process.argv[2] ?? "");
type Protoface = typeof import("../../../src/vendors/protoface/index.ts");
const { createProtofaceClient }: Protoface = await import(protoface);

const start = Date.UTC(2026, 0, 1);
const clock = new HeapClock(start);
/** Between 10 and 110 seconds after the start. */
const readyAt = (id: string): number => start + 10_000 + (Number(id) % 1_000) * 100;
let looks = 0;

async function answer(input: RequestInfo | URL): Promise<Response> {
  looks += 1;
  const id = String(input).slice(String(input).lastIndexOf("/") + 1);
  const status = clock.now() >= readyAt(id) ? "ready" : "processing";
  return Response.json({ id, name: "Ada", status, runtime_type: "avtr1", is_demo: false, created_at: "" });
}

const { avatars } = createProtofaceClient({ apiKey: "bench", fetch: answer, clock });

async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Heap in use after a garbage collection; needs `--expose-gc`. */
async function heapUsed(): Promise<number> {
  for (let n = 0; n < 3; n++) {
    await settle();
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

function cpuMs(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

await avatars.get("0");
for (let n = 0; n < 2_000; n++) await avatars.get(String(n));
const before = await heapUsed();
looks = 0;
const began = process.cpuUsage();
const waits = Array.from({ length: count }, (_, id) => avatars.wait(String(id)));
let done = false;
const all = Promise.all(waits).then(() => {
  done = true;
});
await settle();
let cpu = cpuMs(began);
const heapEach = ((await heapUsed()) - before) / count;
const resumed = process.cpuUsage();
while (!done) {
  clock.fireNext();
  await new Promise((resolve) => setImmediate(resolve));
}
await all;
cpu += cpuMs(resumed);
const taken = looks;
const compared = process.cpuUsage();
for (let n = 0; n < taken; n++) await avatars.get("0");
const result: WaitCosts = { heapEach, looks: taken, cpuMs: cpu, getCpuMs: cpuMs(compared) };
console.log(JSON.stringify(result));
