import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { differences } from "../../scripts/common/pipeline/differences.ts";
import { checkGenerators, readLock } from "../../scripts/common/pipeline/lock.ts";
import { generateOutputs } from "../../scripts/common/pipeline/outputs.ts";
import { writeOutputs } from "../../scripts/common/pipeline/write.ts";
import { projectRoot } from "../../scripts/common/project.ts";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "avatar-clients-"));
  cpSync(join(projectRoot, "specs"), join(root, "specs"), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

function edit(file: string, from: string, to: string): void {
  const path = join(root, file);
  const content = readFileSync(path, "utf8");
  expect(content).toContain(from);
  writeFileSync(path, content.replace(from, to));
}

describe("generateOutputs", () => {
  it("gives the same output twice, whatever the folder", async () => {
    expect(await generateOutputs(root)).toEqual(await generateOutputs(projectRoot));
  });

  it("fails if one character of an overlay target is changed", async () => {
    edit("specs/anam/overlay.yaml", "$.components.schemas.Pagination", "$.components.schemas.Paginatian");
    await expect(generateOutputs(root)).rejects.toThrow(
      "specs/anam/overlay.yaml: target $.components.schemas.Paginatian: matches nothing",
    );
  });

  it("fails if a vendored document does not match the lock", async () => {
    appendFileSync(join(root, "specs/argil/openapi.yaml"), "\n");
    await expect(generateOutputs(root)).rejects.toThrow(
      /specs\/argil\/openapi\.yaml: sha256 is \w{64}, specs\/lock/,
    );
  });
});

describe("checkGenerators", () => {
  it("fails if another version of a generator is installed", () => {
    edit("specs/lock.json", '"openapi-typescript": "7', '"openapi-typescript": "6');
    const check = () => checkGenerators(readLock(root), projectRoot);
    expect(check).toThrow(/openapi-typescript 7\.\S+ is installed, specs\/lock\.json says 6\./);
  });
});

describe("differences", () => {
  const outputs = new Map([
    ["anam/types.ts", "a"],
    ["argil/types.ts", "b"],
  ]);

  it("finds no differences after writing, and writing again changes nothing", () => {
    const folder = join(root, "generated");
    expect(writeOutputs(outputs, folder)).toHaveLength(2);
    expect(differences(outputs, folder)).toEqual([]);
    expect(writeOutputs(outputs, folder)).toEqual([]);
  });

  it("names each file that was edited, deleted or added, and writing fixes them", () => {
    const folder = join(root, "generated");
    writeOutputs(outputs, folder);
    appendFileSync(join(folder, "anam/types.ts"), " ");
    rmSync(join(folder, "argil/types.ts"));
    writeFileSync(join(folder, "argil/old.ts"), "");
    expect(differences(outputs, folder)).toEqual([
      { file: "anam/types.ts", kind: "differs" },
      { file: "argil/types.ts", kind: "missing" },
      { file: "argil/old.ts", kind: "superfluous" },
    ]);
    writeOutputs(outputs, folder);
    expect(differences(outputs, folder)).toEqual([]);
  });
});
