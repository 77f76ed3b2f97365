import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makePng } from "../../common/png.ts";
import { entryUrl } from "../build.ts";
import { runChild, startChildServer } from "../child.ts";
import type { Uploaded, UploadTask } from "../children/upload.ts";
import { median } from "../measure.ts";
import type { BenchReport } from "../report.ts";

const rounds = 9;
const most = { time: 1.05, memory: 1.2 };
const ways = ["fetch", "avatar-clients"] as const;

type Way = (typeof ways)[number];

interface Figures {
  /** Time of the first upload in a fresh process, of the later ones, and the process's peak resident memory. */
  first: number;
  later: number;
  peak: number;
  /** Time of the later uploads relative to fetch in the same round: the median over all rounds. */
  ratio: number;
}

function laterOf(run: Uploaded | undefined): number {
  return median(run?.milliseconds.slice(2) ?? []);
}

function runRounds(server: string, kind: UploadTask["kind"], file: string): Record<Way, Figures> {
  const runs: Record<Way, Uploaded[]> = { fetch: [], "avatar-clients": [] };
  for (let round = 0; round < rounds; round++) {
    for (const by of round % 2 === 0 ? ways : [...ways].reverse()) {
      // Only after the package is built.
      const modules = {
        protoface: entryUrl("./protoface"),
        argil: entryUrl("./argil"),
        node: entryUrl("./node"),
      };
      const task: UploadTask = { server, kind, by, file, uploads: 12, modules };
      runs[by].push(runChild<Uploaded>("upload", [JSON.stringify(task)]));
    }
  }
  const figures = (by: Way): Figures => ({
    first: median(runs[by].map(({ milliseconds }) => milliseconds[0] ?? Number.NaN)),
    later: median(runs[by].map(laterOf)),
    peak: median(runs[by].map(({ peakMegabytes }) => peakMegabytes)),
    ratio: median(runs[by].map((run, round) => laterOf(run) / laterOf(runs.fetch[round]))),
  });
  return { fetch: figures("fetch"), "avatar-clients": figures("avatar-clients") };
}

/** Uploads images from disk to a loopback server, one process per row, compared with bare fetch on the same file. */
export async function benchUpload(report: BenchReport): Promise<void> {
  report.section(`Upload from disk: 12 uploads a process, medians of ${rounds} processes each, interleaved`);
  const folder = mkdtempSync(join(tmpdir(), "bench-upload-"));
  using server = await startChildServer("avatar-server");
  try {
    const rows = [["", "first", "later", "ratio", "peak memory", "ratio"]];
    const goals: (() => void)[] = [];
    for (const megabytes of [4, 10]) {
      const file = join(folder, `${megabytes}.png`);
      writeFileSync(file, makePng(1920, 1080, { padTo: megabytes * 2 ** 20 }));
      for (const kind of ["form", "data URI"] as const) {
        const figures = runRounds(server.url, kind, file);
        const { fetch: base, "avatar-clients": ours } = figures;
        for (const by of ways) {
          const { first, later, peak, ratio } = figures[by];
          const times = [`${first.toFixed(1)} ms`, `${later.toFixed(1)} ms`, ratio.toFixed(2)];
          const memory = [`${peak.toFixed(0)} MB`, (peak / base.peak).toFixed(2)];
          rows.push([`${megabytes} MB, ${kind}, ${by}`, ...times, ...memory]);
        }
        const what = `${megabytes} MB as ${kind}`;
        const time = ours.ratio;
        const memory = ours.peak / base.peak;
        goals.push(
          () =>
            report.goal(`upload of ${what}, time within ${most.time}`, time <= most.time, time.toFixed(2)),
          () =>
            report.goal(
              `upload of ${what}, memory within ${most.memory}`,
              memory <= most.memory,
              memory.toFixed(2),
            ),
        );
      }
    }
    report.table(rows);
    for (const print of goals) print();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
