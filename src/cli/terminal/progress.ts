import { systemClock } from "../../core/time/clock.ts";
import type { CliIo } from "../io.ts";
import { shorten } from "./cell.ts";
import { formatSeconds } from "./seconds.ts";
import { type Paint, painter } from "./style.ts";
import { cut, pad, width } from "./text.ts";

/** One operation in progress. */
export interface ProgressRow {
  /** Vendor, or vendor and id. */
  label: string;
  status: string;
  /** On the clock's scale, in milliseconds. */
  startedAt: number;
}

/** Shows the operations in progress, below all other output. */
export interface Progress {
  set(key: string, row: ProgressRow): void;
  drop(key: string): void;
  /** Prints permanent output without garbling the live lines. */
  above(print: () => void): void;
  end(): void;
}

const frames = ["-", "\\", "|", "/"];
const frameMs = 120;
const maxRows = 8;

/** Shows one live line per operation on a terminal, otherwise one plain line per change. */
export function createProgress(io: CliIo): Progress {
  const moving = io.stderr.isTTY === true && io.env.TERM !== "dumb";
  return moving ? liveProgress(io) : plainProgress(io);
}

function plainProgress({ stderr, clock = systemClock }: CliIo): Progress {
  const last = new Map<string, string>();
  return {
    set(key, { label, status, startedAt }) {
      if (last.get(key) === status) return;
      last.set(key, status);
      stderr.write(`${shorten(label)}: ${shorten(status)} (${formatSeconds(clock.now() - startedAt)})\n`);
    },
    drop: (key) => last.delete(key),
    above: (print) => print(),
    end() {},
  };
}

function liveProgress(io: CliIo): Progress {
  const { stderr, clock = systemClock } = io;
  const paint = painter(stderr, io.env);
  const rows = new Map<string, ProgressRow>();
  let drawn = 0;
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;

  function draw(): void {
    const lines = toLines([...rows.values()], clock.now(), frames[frame % frames.length] ?? "", paint, io);
    const up = drawn > 0 ? `\u001b[${drawn}A\r` : "";
    if (up || lines.length > 0) stderr.write(`${up}\u001b[J${lines.map((line) => `${line}\n`).join("")}`);
    drawn = lines.length;
  }

  function run(): void {
    if (rows.size === 0) {
      clearInterval(timer);
      timer = undefined;
    } else {
      timer ??= setInterval(() => {
        frame += 1;
        draw();
      }, frameMs).unref();
    }
    draw();
  }

  return {
    set(key, row) {
      rows.set(key, { ...row, label: shorten(row.label), status: shorten(row.status) });
      run();
    },
    drop(key) {
      if (rows.delete(key)) run();
    },
    above(print) {
      if (drawn > 0) stderr.write(`\u001b[${drawn}A\r\u001b[J`);
      drawn = 0;
      print();
      draw();
    },
    end() {
      rows.clear();
      run();
    },
  };
}

function toLines(
  rows: readonly ProgressRow[],
  now: number,
  frame: string,
  paint: Paint,
  { stderr }: CliIo,
): string[] {
  const columns = Math.max(1, sizeOr(80, stderr.columns) - 1);
  const room = Math.max(1, Math.min(maxRows, sizeOr(24, stderr.rows) - 2));
  const shown = rows.length > room ? rows.slice(0, room - 1) : rows;
  const labels = Math.max(0, ...shown.map(({ label }) => width(label)));
  const lines = shown.map(({ label, status, startedAt }) => {
    const text = `${frame} ${pad(label, labels)}  ${status}, ${formatSeconds(now - startedAt)}`;
    return paint("yellow", cut(text, columns));
  });
  const more = `  and ${rows.length - shown.length} more`;
  if (shown.length < rows.length) lines.push(paint("dim", cut(more, columns)));
  return lines;
}

/** A terminal of unknown size reports 0. */
function sizeOr(usual: number, said: number | undefined): number {
  return said !== undefined && said > 0 ? said : usual;
}
