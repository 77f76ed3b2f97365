import { InvalidInputError } from "../../core/errors/input.ts";
import { kindOf } from "../../core/input/fields.ts";
import { profile } from "./profile.ts";

/**
 * Converts an entry of `availableVersions` or `activeVersion` to the public model name that `avatarModel` accepts.
 *
 * Anam returns both public and internal names: `v1` is `cara-2`, `v2` is `cara-3`, and any other `cara-4-*` is
 * `cara-4-latest`. Unknown names are returned unchanged.
 *
 * @throws InvalidInputError if `version` is not a string.
 */
export function toModelName(version: string): string {
  if (typeof version !== "string") {
    throw new InvalidInputError(profile.name, [`version must be a string, not ${kindOf(version)}`]);
  }
  if (version === "v1") return "cara-2";
  if (version === "v2") return "cara-3";
  return /^cara-4-(?!latest$)/.test(version) ? "cara-4-latest" : version;
}
