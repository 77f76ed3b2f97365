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
  /** Null if the response was lost. */
  id: string | null;
  ending: Ending;
  /** The command to run next. */
  next: string;
}

/** The file's path, for the help. */
export const unseenFile = "~/.local/state/avatar-clients/unseen.jsonl";

/**
 * Appends a line to a file in the user's state directory, as the last resort for an id that was paid for. Never rejects: if
 * it fails, `avatars list --own` still shows the avatar. Location: https://specifications.freedesktop.org/basedir-spec/latest/
 */
export async function keepUnseen({ env, clock = systemClock }: CliIo, unseen: Unseen): Promise<void> {
  const { XDG_STATE_HOME: state, LOCALAPPDATA: local, HOME: home } = env;
  // The specification says to ignore relative paths.
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
    // There is nobody left to tell.
  }
}
