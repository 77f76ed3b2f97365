import { UsageError } from "../errors/usage-error.ts";

type Sharp = typeof import("sharp").default;

/**
 * The picture library, an optional peer: most users never crop, and it brings native code.
 *
 * @throws UsageError that says what to install.
 */
export async function loadSharp(
  load: () => Promise<{ default: Sharp }> = () => import("sharp"),
): Promise<Sharp> {
  try {
    return (await load()).default;
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    const [why] = error instanceof Error ? error.message.split("\n") : [String(error)];
    throw new UsageError(
      missing ? "--fit needs the package sharp, which is not installed" : `--fit needs sharp: ${why}`,
      ["npm install sharp (with -g if avatar-clients is installed globally)"],
    );
  }
}
