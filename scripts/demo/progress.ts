import type { WriteStream } from "node:tty";
import { createLogUpdate } from "log-update";
import type { Result } from "./run-job.ts";

export interface Progress {
  update(row: Result): void;
  end(): void;
}

/** On a terminal one live line a vendor, elsewhere one plain line a change. */
export function createProgress(output: WriteStream): Progress {
  const rows = new Map<string, Result>();
  if (!output.isTTY) {
    const last = new Map<string, string>();
    return {
      update(row) {
        if (last.get(row.vendor) !== row.status) console.log(line(row));
        last.set(row.vendor, row.status);
      },
      end() {},
    };
  }
  const draw = createLogUpdate(output);
  const redraw = () => {
    const now = performance.now();
    draw([...rows.values()].map((row) => liveLine(row, now)).join("\n"));
  };
  const timer = setInterval(redraw, 100);
  return {
    update(row) {
      rows.set(row.vendor, row);
      redraw();
    },
    end() {
      clearInterval(timer);
      draw([...rows.values()].map((row) => line(row)).join("\n"));
      draw.done();
    },
  };
}

const frames = ["-", "\\", "|", "/"];

function liveLine(row: Result, now: number): string {
  if (isOver(row)) return line(row);
  const frame = frames[Math.floor(now / 100) % frames.length];
  return line({ ...row, status: `${frame} ${row.status}`, seconds: (now - row.startedAt) / 1000 });
}

function isOver({ status }: Result): boolean {
  return status === "ready" || status.startsWith("not ");
}

function line({ vendor, status, requests, seconds, id }: Result): string {
  const sent = `${requests} request${requests === 1 ? "" : "s"}`;
  return `${vendor.padEnd(10)} ${status}, ${sent}, ${seconds.toFixed(1)} s${id === "-" ? "" : `, id ${id}`}`;
}
