import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { parse } from "yaml";
import type { JsonObject } from "../../scripts/common/pipeline/json.ts";
import { projectRoot } from "../../scripts/common/project.ts";
import { lint } from "../../scripts/update/apply/lint.ts";
import { toyText } from "./support.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "avatar-clients-style-")));
afterAll(() => rmSync(folder, { recursive: true }));

it("reports only matters of style that are new", async () => {
  const before = toyText.replace("    description: Faces\n", "");
  const text = before.replace("      summary: Voices\n", "");
  const now: JsonObject = parse(text);
  cpSync(join(projectRoot, "redocly.yaml"), join(folder, "redocly.yaml"));
  writeFileSync(join(folder, "before.yaml"), before);
  writeFileSync(join(folder, "now.yaml"), text);
  const notes = await lint(folder, {
    file: "now.yaml",
    before: join(folder, "before.yaml"),
    overlay: "overlay.yaml",
    effective: now,
    published: now,
  });
  expect(notes.map(({ details }) => details)).toMatchObject([{ rule: "operation-summary" }]);
});
