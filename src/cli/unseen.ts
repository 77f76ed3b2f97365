import { appendFile, mkdir } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";
import type { VendorName } from "../core/errors/index.ts";
import { systemClock, wallTime } from "../core/time/clock.ts";
import type { Ending } from "./exit-codes.ts";
import type { CliIo } from "./io.ts";
import { toJsonLine } from "./terminal/json-line.ts";

/** The outcome of a create that could not be shown to anyone. */
export interface Unseen {
  vendor: VendorName;
  /** The avatar's name. */
  name: string;
  /** Null where the answer was lost. */
  id: string | null;
  ending: Ending;
  /** The command to go on with. */
  next: string;
}

/** For the help. */
export const unseenFile = "~/.local/state/avatar-clients/unseen.jsonl";

/**
 * Appends a line to a file of the user's, as the last resort for an id that was paid for. Never rejects: then
 * `avatars list --own` is left. Where state belongs: https://specifications.freedesktop.org/basedir-spec/latest/
 */
export async function keepUnseen({ env, clock = systemClock }: CliIo, unseen: Unseen): Promise<void> {
  const { XDG_STATE_HOME: state, LOCALAPPDATA: local, HOME: home } = env;
  // A relative path is to be ignored, says the specification.
  const folder = [state, local, home && join(home, ".local", "state")].find(
    (path) => path && isAbsolute(path),
  );
  if (!folder) return;
  const file = join(folder, "avatar-clients", "unseen.jsonl");
  const line = toJsonLine({ at: new Date(wallTime(clock)).toISOString(), ...unseen }).text;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await appendFile(file, `${line}\n`, { mode: 0o600 });
  } catch {
    // Nobody is there to be told.
  }
}
