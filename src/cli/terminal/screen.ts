import type { CliIo } from "../io.ts";
import { maxDepth, toJsonLine, tooDeep } from "./json-line.ts";
import { createProgress, type ProgressRow } from "./progress.ts";
import { type Colour, painter } from "./style.ts";
import { clean } from "./text.ts";

/** Everything the program shows: results on stdout, everything else on stderr. */
export interface Screen {
  /** Whether results are JSON lines. */
  readonly json: boolean;
  /** Whether stdout has been closed by its reader, as after `| head -1`. */
  readonly closed: boolean;
  /** Prints a result for people, one line; resolves once it has left this process. Silent with `--json`. */
  out(line: string): Promise<void>;
  /** Prints many lines, generated as they are printed; stops early once nobody reads them. */
  outAll(lines: Iterable<string>): Promise<void>;
  /** Prints a result for programs, one line of JSON. Silent without `--json`. */
  emit(result: object): Promise<void>;
  /** Prints many results for programs. */
  emitAll(results: Iterable<object>): Promise<void>;
  /** Prints a line for people that is not a result. */
  note(line: string, colour?: Colour): void;
  /** Whether nobody reads the notes any more, nor the results if they say the same, as after a terminal was closed. */
  gone(saidOnStdout: boolean): Promise<boolean>;
  progress(key: string, row: ProgressRow): void;
  /** Removes a row once its outcome is printed. */
  settled(key: string): void;
  end(): void;
}

/** How much to write in one piece, because a million single writes are slow. */
const pieceLength = 2 ** 16;

export function createScreen(io: CliIo, json: boolean): Screen {
  const progress = createProgress(io);
  const paint = painter(io.stderr, io.env);
  let closed = false;
  let mute = false;
  let saidCut = false;

  async function printAll(lines: Iterable<string>): Promise<void> {
    let piece = "";
    for (const line of lines) {
      piece += `${line}\n`;
      if (piece.length < pieceLength) continue;
      await print(piece);
      if (closed) return;
      piece = "";
    }
    if (piece) await print(piece);
  }

  function print(text: string): Promise<void> {
    return new Promise((resolve) =>
      progress.above(() =>
        io.stdout.write(text, (error) => {
          closed ||= Boolean(error);
          resolve();
        }),
      ),
    );
  }

  function note(line: string, colour?: Colour): void {
    const text = clean(line);
    progress.above(() =>
      io.stderr.write(`${colour ? paint(colour, text) : text}\n`, (error) => {
        mute ||= Boolean(error);
      }),
    );
  }

  function jsonOf(result: object): string {
    const { text, cut } = toJsonLine(result);
    if (cut && !saidCut) note(`values nested more than ${maxDepth} levels deep are replaced by "${tooDeep}"`);
    saidCut ||= cut;
    return text;
  }

  const outAll = async (lines: Iterable<string>) => {
    if (!json) await printAll(each(lines, clean));
  };
  const emitAll = async (results: Iterable<object>) => {
    if (json) await printAll(each(results, jsonOf));
  };
  return {
    json,
    get closed() {
      return closed;
    },
    out: (line) => outAll([line]),
    outAll,
    emit: (result) => emitAll([result]),
    emitAll,
    note,
    async gone(saidOnStdout) {
      // Callbacks run in order, so by now it is known whether earlier notes were written.
      await new Promise((resolve) => io.stderr.write("", resolve));
      // When a terminal closes, what it has shown is gone.
      return mute && (!saidOnStdout || closed || io.stdout.isTTY === true);
    },
    progress: progress.set,
    settled: progress.drop,
    end: progress.end,
  };
}

function* each<From, To>(all: Iterable<From>, change: (one: From) => To): Generator<To, void, undefined> {
  for (const one of all) yield change(one);
}
