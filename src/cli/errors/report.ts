import { inspect } from "node:util";
import type { Context } from "../command.ts";
import { type Ending, endings } from "../exit-codes.ts";
import { shorten } from "../terminal/cell.ts";
import { type Explained, explain } from "./explain.ts";

/** What to show in addition to the error itself. */
interface Addition {
  /** Additional lines for people. */
  reasons?: readonly string[];
  /** Additional JSON fields. */
  facts?: object;
}

/** Shows an error: one line and its reasons on stderr and, with `--json`, an object on stdout. Returns its ending. */
export async function reportError(
  { screen, values }: Pick<Context, "screen" | "values">,
  error: unknown,
  { reasons = [], facts = {} }: Addition = {},
): Promise<Ending> {
  const explained: Explained = explain(error);
  const { ending, code, vendor, message } = explained;
  screen.note(`error: ${shorten(message)}`, "red");
  for (const reason of explained.reasons) screen.note(`  - ${shorten(reason)}`);
  for (const reason of reasons) screen.note(`  - ${reason}`);
  if (values.debug) for (const line of inspect(error, { depth: 4 }).split("\n")) screen.note(line, "dim");
  await screen.emit({
    event: "error",
    ...(vendor && { vendor }),
    code,
    exitCode: endings[ending].code,
    message,
    ...(explained.reasons.length > 0 && { reasons: explained.reasons }),
    ...facts,
  });
  return ending;
}
