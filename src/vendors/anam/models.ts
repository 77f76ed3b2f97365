import { InvalidInputError } from "../../core/errors/input.ts";
import { kindOf } from "../../core/input/fields.ts";
import { profile } from "./profile.ts";

/**
 * The public model name behind an entry of `availableVersions` or `activeVersion`, as `avatarModel` takes it.
 *
 * Anam has published both public names and internal ones: `v1` is `cara-2`, `v2` is `cara-3`, and other `cara-4-*` mean
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
