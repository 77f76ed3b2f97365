import type { CliIo } from "../io.ts";
import { deepest, toJsonLine, tooDeep } from "./json-line.ts";
import { createProgress, type ProgressRow } from "./progress.ts";
import { type Colour, painter } from "./style.ts";
import { clean } from "./text.ts";

/** Everything the program shows: results on stdout, all else on stderr. */
export interface Screen {
  /** Whether results are JSON lines. */
  readonly json: boolean;
  /** Whether nobody reads stdout any more, as after `| head -1`. */
  readonly closed: boolean;
  /** A result for people, one line; resolves once it is out of this process. Silent with `--json`. */
  out(line: string): Promise<void>;
  /** The same for many, made as they are printed; ends early once nobody reads them. */
  outAll(lines: Iterable<string>): Promise<void>;
  /** A result for programs, one line of JSON. Silent without `--json`. */
  emit(result: object): Promise<void>;
  /** The same for many. */
  emitAll(results: Iterable<object>): Promise<void>;
  /** A line for people beside the results. */
  note(line: string, colour?: Colour): void;
  /** Whether notes have no reader any more, nor have results, if they said the same; as after a terminal was closed. */
  gone(saidOnStdout: boolean): Promise<boolean>;
  progress(key: string, row: ProgressRow): void;
  /** Takes a row away once its outcome is printed. */
  settled(key: string): void;
  end(): void;
}

/** As much as goes out at once: a million single writes take their time. */
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
    if (cut && !saidCut) note(`what is nested more than ${deepest} levels deep is left out: "${tooDeep}"`);
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
      // Callbacks come in order: after this one the fate of the notes is known.
      await new Promise((resolve) => io.stderr.write("", resolve));
      // What a terminal has shown is gone with it.
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
