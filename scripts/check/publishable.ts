import { isObject, type JsonObject } from "../common/pipeline/json.ts";

/** Stands in package.json for what is not known before the project has a home. The domain leads nowhere (RFC 2606). */
const placeholder = "example.invalid";

/** Where npm shows where the package comes from; a provenance statement needs the first to be true. */
const addresses = ["repository", "homepage", "bugs"] as const;

/** Why the package must not be published as it is; `packageVersion` is what clients call themselves by. */
export function publishProblems(manifest: JsonObject, packageVersion: string): string[] {
  const problems = addresses.flatMap((name) => {
    const value = manifest[name];
    const url = isObject(value) ? value.url : value;
    if (typeof url !== "string") return [`${name} is missing in package.json`];
    return url.includes(placeholder)
      ? [`${name} in package.json is a placeholder (${url}): write the real address`]
      : [];
  });
  if (manifest.version !== packageVersion) {
    problems.push(
      `package.json is version ${manifest.version}, and src/core/config/version.ts ${packageVersion}: npm run release:version writes both`,
    );
  }
  return problems;
}
