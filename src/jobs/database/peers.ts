import { InvalidInputError } from "../../core/errors/index.ts";

/** Versions that the tests run on. */
const install = "npm install pg-boss@12.33.7 @electric-sql/pglite@0.5.16";

/**
 * An optional peer: who makes one avatar at a time carries no database.
 *
 * @throws InvalidInputError that says what to install.
 */
export async function loadPeer<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    const why =
      code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND"
        ? "which is not installed"
        : `which cannot be loaded: ${cause instanceof Error ? cause.message.split("\n")[0] : cause}`;
    throw new InvalidInputError(
      undefined,
      [`avatar-clients/jobs needs the package ${name}, ${why}: ${install}`],
      {
        cause,
      },
    );
  }
}
