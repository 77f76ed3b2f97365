import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entryUrl } from "../build.ts";
import { runChild, startChildServer } from "../child.ts";
import type { Transferred, TransferTask } from "../children/transfer.ts";
import { median } from "../measure.ts";
import type { BenchReport } from "../report.ts";

const rounds = 3;
const bytes = 2 ** 30;
/** Time relative to fetch, and MB over a process that has loaded the package but sends nothing. */
const most = { time: 1.1, megabytes: 96 };
const bys = ["fetch", "avatar-clients"] as const;
const ways = ["up", "down"] as const;

/** Transfers 1 GB from disk and to disk over loopback, one process per row, compared with bare fetch on the same file. */
export async function benchTransfer(report: BenchReport): Promise<void> {
  report.section(`Transfers of 1 GB from and to disk: medians of ${rounds} processes each, interleaved`);
  const folder = mkdtempSync(join(tmpdir(), "bench-transfer-"));
  using server = await startChildServer("transfer-server");
  try {
    const files = { up: join(folder, "up.mp4"), down: join(folder, "down.mp4"), idle: "" };
    const handle = openSync(files.up, "w");
    writeSync(handle, "\0\0\0\x18ftypmp42");
    ftruncateSync(handle, bytes);
    closeSync(handle);
    // Only after the package is built.
    const modules = { protoface: entryUrl("./protoface"), node: entryUrl("./node") };
    const play = (way: TransferTask["way"], by: TransferTask["by"]): Transferred => {
      const task: TransferTask = { server: server.url, way, by, file: files[way], bytes, modules };
      return runChild<Transferred>("transfer", [JSON.stringify(task)]);
    };
    const idle = median(Array.from({ length: rounds }, () => play("idle", "avatar-clients").peakMegabytes));
    const rows = [["", "time", "ratio", "peak memory over idle"]];
    for (const way of ways) {
      const runs: Record<(typeof bys)[number], Transferred[]> = { fetch: [], "avatar-clients": [] };
      for (let round = 0; round < rounds; round++)
        for (const by of round % 2 === 0 ? bys : [...bys].reverse()) runs[by].push(play(way, by));
      const ratio = median(
        runs["avatar-clients"].map(
          ({ milliseconds }, round) => milliseconds / (runs.fetch[round]?.milliseconds ?? Number.NaN),
        ),
      );
      for (const by of bys) {
        const time = median(runs[by].map(({ milliseconds }) => milliseconds));
        const peak = median(runs[by].map(({ peakMegabytes }) => peakMegabytes)) - idle;
        const share = by === "fetch" ? "1.00" : ratio.toFixed(2);
        rows.push([`1 GB ${way}, ${by}`, `${time.toFixed(0)} ms`, share, `${peak.toFixed(0)} MB`]);
        if (by === "fetch") continue;
        report.goal(`1 GB ${way}, time within ${most.time}`, ratio <= most.time, ratio.toFixed(2));
        const what = `1 GB ${way}, memory within ${most.megabytes} MB over an idle process`;
        report.goal(what, peak <= most.megabytes, `${peak.toFixed(0)} MB`);
      }
    }
    report.table(rows);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
