import { InvalidInputError } from "../../core/errors/index.ts";

export type Sharp = typeof import("sharp").default;

/**
 * The picture library, an optional peer: most users never crop, and it brings native code.
 *
 * @throws InvalidInputError that says what to install.
 */
export async function loadSharp(
  load: () => Promise<{ default: Sharp }> = () => import("sharp"),
): Promise<Sharp> {
  try {
    return (await load()).default;
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const [why] = cause instanceof Error ? cause.message.split("\n") : [String(cause)];
    const reason = /MODULE_NOT_FOUND$/.test(code)
      ? "fitting a picture needs the package sharp, which is not installed: npm install sharp (with -g if avatar-clients is installed globally)"
      : `fitting a picture needs the package sharp, which cannot be loaded: ${why}`;
    throw new InvalidInputError(undefined, [reason], { cause });
  }
}
