import { entryUrl } from "../build.ts";
import { runChild } from "../child.ts";
import type { WaitCosts, WaitsTask } from "../children/waits.ts";
import { median } from "../measure.ts";
import type { BenchReport } from "../report.ts";

const count = 10_000;
const runs = 3;
const mostHeap = 3_000;

/** Memory and CPU of very many concurrent waits, on a simulated clock and vendor. */
export async function benchMemory(report: BenchReport): Promise<void> {
  report.section(`${count} concurrent waits, builds of 10 to 110 s on a simulated clock, medians of ${runs}`);
  const task: WaitsTask = { count, protoface: entryUrl("./protoface") };
  const results = Array.from({ length: runs }, () =>
    runChild<WaitCosts>("waits", [JSON.stringify(task)], ["--expose-gc"]),
  );
  const of = (figure: keyof WaitCosts): number => median(results.map((result) => result[figure]));
  const looks = of("looks");
  report.table([
    ["heap per sleeping wait", `${of("heapEach").toFixed(0)} bytes`],
    ["looks", looks.toFixed(0)],
    ["total CPU", `${of("cpuMs").toFixed(0)} ms`],
    ["CPU per poll", `${((of("cpuMs") * 1000) / looks).toFixed(1)} us`],
    ["of which the get, without network", `${((of("getCpuMs") * 1000) / looks).toFixed(1)} us`],
  ]);
  const heap = of("heapEach");
  report.goal(`less than ${mostHeap} bytes of heap per wait`, heap < mostHeap, `${heap.toFixed(0)} bytes`);
}
