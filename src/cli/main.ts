import { parse } from "./arguments/parse.ts";
import type { Values } from "./command.ts";
import { commands } from "./commands.ts";
import { reportError } from "./errors/report.ts";
import { type Ending, endings } from "./exit-codes.ts";
import { commandHelp, programHelp } from "./help.ts";
import type { CliIo } from "./io.ts";
import { createScreen } from "./terminal/screen.ts";
import { readVersion } from "./version.ts";

/** Runs one command line and returns the exit code. Never rejects. */
export async function main(args: readonly string[], io: CliIo): Promise<number> {
  // Even a command line that cannot be parsed may say how errors should be shown.
  let values: Values = { json: args.includes("--json"), debug: args.includes("--debug") };
  const screen = createScreen(io, values.json === true);
  let ending: Ending;
  try {
    const parsed = parse(args, commands);
    values = parsed.values;
    ending = await run(parsed);
  } catch (error) {
    if (io.signal.aborted) {
      screen.end();
      screen.note("interrupted");
      ending = "interrupted";
      await screen.emit({ event: "interrupted", exitCode: endings.interrupted.code });
    } else {
      screen.end();
      ending = await reportError({ screen, values }, error);
    }
  }
  screen.end();
  return endings[ending].code;

  async function run({ command, group, args: rest, values }: ReturnType<typeof parse>): Promise<Ending> {
    if (values.version) {
      await write(io, readVersion());
      return "done";
    }
    if (command && !values.help)
      return (await command.load()).run({ io, screen, args: rest, values, commands });
    const text = command ? commandHelp(command) : programHelp(commands, group);
    if (values.help) {
      await write(io, text);
      return "done";
    }
    io.stderr.write(`${text}\n\nerror: missing command\n`);
    return "badInput";
  }
}

function write({ stdout }: CliIo, text: string): Promise<void> {
  return new Promise((resolve) => stdout.write(`${text}\n`, () => resolve()));
}
