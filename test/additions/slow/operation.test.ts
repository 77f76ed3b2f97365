import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../../scripts/common/project.ts";
import { Copy } from "../../fourth-vendor/walk.ts";
import { expectBuild, expectLists, tsx, well } from "../left-over.ts";

const unwrapped = `  - DELETE /assets/{id}\n`;

/** Everything that refers to `argil.assets.delete`: each file's text with and without the operation. */
const edits: readonly (readonly [file: string, find: string, by: string])[] = [
  [
    "src/vendors/argil/assets.ts",
    `  /** Removes an asset from the library; videos that use it already keep rendering. */
  delete(id: string, options?: CallOptions): ResponsePromise<void>;\n`,
    "",
  ],
  ["src/vendors/argil/assets.ts", "findCreated, remove }", "findCreated }"],
  ["src/vendors/argil/assets.ts", "    delete: remove,\n", ""],
  ["specs/api-only.yaml", "  - GET /subtitles\n", `${unwrapped}  - GET /subtitles\n`],
  [
    "specs/argil/overlay.yaml",
    `  - target: $.paths['/assets/{id}'].delete.responses['200'].content['application/json'].example
    description: Replaced by a named one, as everywhere here.
    remove: true
  - target: $.paths['/assets/{id}'].delete.responses['200'].content['application/json']
    description: The message that the page shows.
    update:
      examples:
        deleted:
          summary: It is gone
          value: { message: Asset deleted }\n`,
    "",
  ],
  [
    "test/support/contract-wrappers.ts",
    `  { operationId: "deleteAsset", name: "assets.delete", call: (c) => c.assets.delete(ids.asset) },\n`,
    "",
  ],
  ["test/contract/promises/argil.test.ts", `  sends<Operation["deleteAsset"]["parameters"], ById>();\n`, ""],
  [
    "test/contract/promises/argil.test.ts",
    `  receives<Operation["deleteAsset"]["responses"], Under<200, { message?: string }> & Under<404, Failure>>();\n`,
    "",
  ],
  [
    "src/sandbox/vendors/argil/assets.ts",
    `    "DELETE /assets/{id}"({ id }) {
      if (!shelf.get(id)) return missing();
      shelf.erase(id);
      return { status: 200, body: { message: "Asset deleted" } };
    },\n`,
    "",
  ],
];

describe("an operation removed from the files that CONTRIBUTING.md lists", () => {
  const files = [...new Set(edits.map(([file]) => file))];
  let copy: Copy;
  beforeAll(() => {
    copy = new Copy();
    for (const edit of edits) copy.replace(...edit);
  });
  afterAll(() => copy?.[Symbol.dispose]());

  it("was in six files, which the guide names", () => {
    const guide = readFileSync(join(projectRoot, "CONTRIBUTING.md"), "utf8");
    const [, steps] = /^## Adding an operation\n(.*?)^## /ms.exec(guide) ?? [];
    const general = (file: string) =>
      file.replaceAll("/argil", "/<vendor>").replace("/assets.ts", "/<resource>.ts");
    expect(files).toHaveLength(6);
    expect(files.filter((file) => !steps?.includes(`\`${general(file)}\``))).toEqual([]);
  });

  it("leaves documents, types and imports in order", () => {
    expect(copy.node(tsx, "scripts/generate/main.ts")).toEqual(well);
    expect(copy.node(tsx, "scripts/check/specs.ts")).toEqual(well);
    expectBuild(copy);
  }, 120_000);

  it("leaves no list that still counts it as wrapped", () => {
    expectLists(copy);
  }, 180_000);
});
