import Module from "node:module";
import { join } from "node:path";
import { InvalidInputError } from "../core/errors/index.ts";

/** An optional peer: a package that is large, or that few users need. */
export interface Peer<Module> {
  readonly name: string;
  /** What needs it, as the start of a sentence. */
  readonly neededBy: string;
  /** The command that installs it. */
  readonly install: string;
  load(): Promise<Module>;
}

/**
 * Loads the peer from where this package is installed, otherwise from where the process was started: `npx` keeps this package
 * in a separate folder, where nobody installs peers.
 *
 * @throws InvalidInputError which says what to install
 */
export async function loadPeer<Module>(
  { name, neededBy, install, load }: Peer<Module>,
  startedIn = process.cwd(),
): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    if (!isMissing(cause)) throw refusal(`cannot be loaded: ${firstLine(cause)}`, cause);
    // Called so, webpack leaves it to Node: the folder is known only here.
    const require = Module.createRequire(join(startedIn, "package.json"));
    try {
      return require(name);
    } catch (error) {
      throw refusal(
        isMissing(error, name) ? "is not installed" : `cannot be loaded: ${firstLine(error)}`,
        cause,
      );
    }
  }

  function refusal(problem: string, cause: unknown): InvalidInputError {
    return new InvalidInputError(
      undefined,
      [`${neededBy} needs the package ${name}, which ${problem}: ${install}`],
      { cause },
    );
  }
}

/** Whether the error means that the named package, or any package, is missing. */
function isMissing(error: unknown, name = ""): boolean {
  if (!(error instanceof Error && "code" in error)) return false;
  return /MODULE_NOT_FOUND$/.test(String(error.code)) && firstLine(error).includes(name);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1).join();
}
