import type { CliIo } from "../io.ts";
import { createProgress, type Row } from "./progress.ts";
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
  /** A result for programs, one line of JSON. Silent without `--json`. */
  emit(result: object): Promise<void>;
  /** A line for people beside the results. */
  note(line: string, colour?: Colour): void;
  progress(key: string, row: Row): void;
  /** Takes a row away once its outcome is printed. */
  settled(key: string): void;
  end(): void;
}

export function createScreen(io: CliIo, json: boolean): Screen {
  const progress = createProgress(io);
  const paint = painter(io.stderr, io.env);
  let closed = false;

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

  return {
    json,
    get closed() {
      return closed;
    },
    async out(line) {
      if (!json) await print(`${clean(line)}\n`);
    },
    async emit(result) {
      if (json) await print(`${JSON.stringify(result)}\n`);
    },
    note(line, colour) {
      const text = clean(line);
      progress.above(() => io.stderr.write(`${colour ? paint(colour, text) : text}\n`));
    },
    progress: progress.set,
    settled: progress.drop,
    end: progress.end,
  };
}
