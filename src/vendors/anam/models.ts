/**
 * The public model name behind an entry of `availableVersions` or `activeVersion`, as `avatarModel` takes it.
 *
 * Anam has published both public names and internal ones: `v1` is `cara-2`, `v2` is `cara-3`, and other `cara-4-*` mean
 * `cara-4-latest`. Names that are not known come back unchanged.
 */
export function toModelName(version: string): string {
  if (version === "v1") return "cara-2";
  if (version === "v2") return "cara-3";
  return /^cara-4-(?!latest$)/.test(version) ? "cara-4-latest" : version;
}
