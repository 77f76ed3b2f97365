import { entryUrl } from "../build.ts";
import { runChild } from "../child.ts";
import type { WaitCosts, WaitsTask } from "../children/waits.ts";
import { median } from "../measure.ts";
import type { BenchReport } from "../report.ts";

const count = 10_000;
const runs = 3;
const mostHeap = 3_000;

/** What very many waits at once take, on a simulated clock and vendor. */
export async function benchMemory(report: BenchReport): Promise<void> {
  report.section(`${count} concurrent waits, builds of 10 to 110 s on a simulated clock, medians of ${runs}`);
  const task: WaitsTask = { count, protoface: entryUrl("./protoface") };
  const results = Array.from({ length: runs }, () =>
    runChild<WaitCosts>("waits", [JSON.stringify(task)], ["--expose-gc"]),
  );
  const of = (figure: keyof WaitCosts): number => median(results.map((result) => result[figure]));
  const looks = of("looks");
  report.table([
    ["heap for each wait, asleep", `${of("heapEach").toFixed(0)} bytes`],
    ["looks", looks.toFixed(0)],
    ["CPU in all", `${of("cpuMs").toFixed(0)} ms`],
    ["CPU for a look", `${((of("cpuMs") * 1000) / looks).toFixed(1)} us`],
    ["of which the get, without network", `${((of("getCpuMs") * 1000) / looks).toFixed(1)} us`],
  ]);
  const heap = of("heapEach");
  report.goal(`a wait under ${mostHeap} bytes of heap`, heap < mostHeap, `${heap.toFixed(0)} bytes`);
}
