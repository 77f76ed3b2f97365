import type { parseArgs } from "node:util";
import type { OptionName, options } from "./arguments/options.ts";
import type { Ending } from "./exit-codes.ts";
import type { CliIo } from "./io.ts";
import type { Screen } from "./terminal/screen.ts";

/** The given options, typed by the options table. */
export type Values = ReturnType<
  typeof parseArgs<{ options: typeof options; allowPositionals: true }>
>["values"];

/** What a command needs to run. */
export interface Context {
  readonly io: CliIo;
  readonly screen: Screen;
  /** The positional arguments after the command's name. */
  readonly args: readonly string[];
  readonly values: Values;
  /** All commands. */
  readonly commands: readonly Command[];
}

/** A rejection becomes a message and an exit code. */
export type Run = (context: Context) => Promise<Ending>;

/** A row in the table of commands, which drives parsing and help. */
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
  /** Loads the command when it is called, so that help and usage errors are fast. */
  load(): Promise<{ run: Run }>;
}
