import type { parseArgs } from "node:util";
import type { OptionName, options } from "./arguments/options.ts";
import type { Ending } from "./exit-codes.ts";
import type { CliIo } from "./io.ts";
import type { Screen } from "./terminal/screen.ts";

/** The options given, typed by the table. */
export type Values = ReturnType<
  typeof parseArgs<{ options: typeof options; allowPositionals: true }>
>["values"];

/** What a command is given to run on. */
export interface Context {
  readonly io: CliIo;
  readonly screen: Screen;
  /** What follows the command's name, options left out. */
  readonly args: readonly string[];
  readonly values: Values;
  /** All that there are. */
  readonly commands: readonly Command[];
}

/** Rejections become a message and an exit code. */
export type Run = (context: Context) => Promise<Ending>;

/** One row of the table of commands, from which parsing and help come. */
export interface Command {
  /** One word, or two such as `webhooks list`. */
  readonly name: string;
  /** The arguments as the help shows them; `...` at the end means one or more. */
  readonly args: readonly string[];
  readonly summary: string;
  readonly options: readonly OptionName[];
  /** Paragraphs of the command's own help. */
  readonly details: readonly string[];
  readonly examples: readonly string[];
  /** Loaded when it is called, so that help and mistakes are quick. */
  load(): Promise<{ run: Run }>;
}
