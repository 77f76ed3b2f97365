import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { bundle } from "../../scripts/pipeline/bundle.ts";

it("draws in what other files hold, and leaves dates as text", async () => {
  const document = await bundle(fileURLToPath(new URL("./fixtures/two-files.yaml", import.meta.url)));
  expect(JSON.stringify(document)).not.toContain(".yaml");
  expect(document.components).toEqual({
    schemas: {
      "two-files-thing": { type: "object", properties: { at: { type: "string", example: "2026-07-01" } } },
    },
  });
});
