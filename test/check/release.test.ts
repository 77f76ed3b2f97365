import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { publishProblems } from "../../scripts/check/publishable.ts";
import { projectRoot } from "../../scripts/common/project.ts";
import { packageVersion } from "../../src/core/config/version.ts";

const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
const real = {
  version: "1.0.0",
  repository: { type: "git", url: "git+https://github.com/example/avatar-clients.git" },
  homepage: "https://github.com/example/avatar-clients#readme",
  bugs: { url: "https://github.com/example/avatar-clients/issues" },
};

describe("the check before publishing", () => {
  it("accepts real addresses and a single version", () => {
    expect(publishProblems(real, "1.0.0")).toEqual([]);
  });

  it.each(["repository", "homepage", "bugs"])("rejects a %s that is a placeholder or missing", (name) => {
    const [placeholder] = publishProblems({ ...real, [name]: manifest[name] }, "1.0.0");
    expect(placeholder).toMatch(
      new RegExp(`^${name} in package.json is a placeholder .* enter the real address`),
    );
    expect(publishProblems({ ...real, [name]: undefined }, "1.0.0")).toEqual([
      `${name} is missing from package.json`,
    ]);
  });

  it("rejects a version that clients do not report", () => {
    expect(publishProblems(real, "0.9.0")).toEqual([
      expect.stringContaining("npm run release:version writes both"),
    ]);
    expect(packageVersion).toBe(manifest.version);
  });

  it("runs before npm publishes, and fails as long as this project has placeholders", async () => {
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const publishing = promisify(execFile)(npm, ["run", "--silent", "prepublishOnly"], { cwd: projectRoot });
    const error = (await publishing.catch((error: unknown) => error)) as { code?: number; stderr?: string };
    const problems = publishProblems(manifest, packageVersion);
    expect(problems).toHaveLength(3);
    expect(error.code).toBe(1);
    for (const problem of problems) expect(error.stderr).toContain(problem);
  });
});
