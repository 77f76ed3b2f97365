import type { Run } from "../command.ts";
import { completionFor, shells } from "../completion/shells.ts";
import { UsageError } from "../errors/usage-error.ts";

export const run: Run = async ({ screen, args, commands }) => {
  const [shell = ""] = args;
  const script = completionFor(shell, commands);
  if (script === undefined)
    throw new UsageError(`unknown shell ${JSON.stringify(shell)}`, [`known: ${shells.join(", ")}`]);
  await screen.emit({ event: "completion", shell, script });
  await screen.outAll(script.split("\n"));
  return "done";
};
