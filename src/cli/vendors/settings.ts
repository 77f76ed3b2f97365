import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { VendorName } from "../../core/errors/index.ts";
import { UsageError } from "../errors/usage-error.ts";
import type { CliIo } from "../io.ts";
import { profiles, vendorNames } from "./registry.ts";

/** How to reach a vendor. */
export interface Settings {
  apiKey: string | undefined;
  /** Where the key comes from. */
  keyFrom: "environment" | ".env" | undefined;
  baseUrl: string | undefined;
  /** Why key and base URL must not be used together. */
  conflict: string | undefined;
}

/**
 * Reads keys and base URLs from the environment, then from a `.env` file in the working directory.
 *
 * A base URL from the file is used only with a key from the file: somebody else's folder must not send a key from the
 * environment to its own address, and a folder set up for a sandbox must not reach the real vendor, which costs money.
 */
export async function readSettings({ env, cwd }: CliIo): Promise<Record<VendorName, Settings>> {
  const file = await readEnvFile(cwd);
  const of = (vendor: VendorName): Settings => {
    const { keyVariable, baseUrlVariable } = profiles[vendor];
    const [ownKey, ownUrl] = [env[keyVariable], env[baseUrlVariable]];
    const [fileKey, fileUrl] = [file[keyVariable], file[baseUrlVariable]];
    const conflict =
      ownKey && !ownUrl && fileUrl && fileKey !== ownKey
        ? `${keyVariable} comes from the environment, but ${baseUrlVariable} from .env: set both in the same place`
        : undefined;
    const keyFrom = ownKey ? "environment" : fileKey ? ".env" : undefined;
    const baseUrl = ownUrl || fileUrl || undefined;
    return { apiKey: ownKey || fileKey || undefined, keyFrom, baseUrl, conflict };
  };
  const all = vendorNames.map((vendor) => [vendor, of(vendor)]);
  return Object.fromEntries(all) as Record<VendorName, Settings>;
}

async function readEnvFile(cwd: string): Promise<Record<string, string | undefined>> {
  try {
    return { ...parseEnv(decode(await readFile(join(cwd, ".env")))) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    // A folder named .env is a Python virtual environment.
    if (code === "ENOENT" || code === "EISDIR" || code === "ENOTDIR") return {};
    throw new UsageError(`the file .env cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** Notepad adds a BOM to UTF-8, and PowerShell writes UTF-16; the decoder removes the BOM. */
function decode(bytes: Uint8Array): string {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
