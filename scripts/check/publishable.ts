import { isObject, type JsonObject } from "../common/pipeline/json.ts";

/**
 * Used in package.json for addresses that are unknown until the project has a home. The domain resolves nowhere (RFC 2606).
 */
const placeholder = "example.invalid";

/** Shown on npm as the package's origin; a provenance statement requires the first to be true. */
const addresses = ["repository", "homepage", "bugs"] as const;

/** Why the package must not be published as it is; `packageVersion` is the version that clients report. */
export function publishProblems(manifest: JsonObject, packageVersion: string): string[] {
  const problems = addresses.flatMap((name) => {
    const value = manifest[name];
    const url = isObject(value) ? value.url : value;
    if (typeof url !== "string") return [`${name} is missing from package.json`];
    return url.includes(placeholder)
      ? [`${name} in package.json is a placeholder (${url}): enter the real address`]
      : [];
  });
  if (manifest.version !== packageVersion) {
    problems.push(
      `package.json is version ${manifest.version}, but src/core/config/version.ts is ${packageVersion}: npm run release:version writes both`,
    );
  }
  return problems;
}
