import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderReport } from "../../../scripts/update/report.ts";
import { update } from "../../../scripts/update/update.ts";
import { makeProject, put, quick, read, renamed, serve, snapshot, toy, toyText } from "../support.ts";

describe("an update from a whole document", () => {
  it.each([
    ["in YAML", renamed],
    ["in JSON", JSON.stringify(toy()).replace('"note"', '"remark"')],
    ["in 3.0", renamed.replace("openapi: 3.1.0", "openapi: 3.0.3").replace('[string, "null"]', "string")],
  ])("%s", async (_, text) => {
    const root = await makeProject();
    const outcome = await update(quick(root, put(root, "new", text)));
    expect(outcome.verdict?.level).toBe("major");
    expect(read(root, "specs/anam/openapi.yaml")).toContain("openapi: 3.1.0");
    const [changeset] = Object.keys(snapshot(root)).filter((file) => file.startsWith(".changeset"));
    expect(read(root, changeset ?? "")).toMatch(
      /^---\n"avatar-clients": major\n---\n\nAnam has changed its API document\.\n\n\*\*Breaks a wrapper\*\*\n\n- POST \/v1\/avatars: request body › note: removed\n/,
    );
  });

  it("keeps the text as received if it is YAML 3.1", async () => {
    const root = await makeProject();
    await update(quick(root, put(root, "new", renamed)));
    expect(read(root, "specs/anam/openapi.yaml")).toBe(renamed);
  });

  it.each([
    ["the same", toyText],
    ["the same as JSON", JSON.stringify(toy())],
    [
      "the same in another order",
      toyText
        .replace("  title: Anam toy API\n", "")
        .replace("  version:", "  title: Anam toy API\n  version:"),
    ],
  ])("changes nothing if it is %s", async (_, text) => {
    const root = await makeProject();
    const file = put(root, "new", text);
    const before = snapshot(root);
    expect(await update(quick(root, file))).toMatchObject({ status: "unchanged" });
    expect(snapshot(root)).toEqual(before);
  });

  it("uses the sources in the lock if none is given", async () => {
    const root = await makeProject();
    const url = await serve((_, response) => response.end(renamed));
    writeFileSync(
      join(root, "specs/lock.json"),
      read(root, "specs/lock.json").replace("https://nowhere.invalid/doc", url),
    );
    expect(await update(quick(root))).toMatchObject({ status: "updated", sources: [url] });
  });

  it("names the overlay actions that the vendor has made superfluous", async () => {
    const root = await makeProject();
    const text = renamed.replace("videoUrl: { type: ", "videoUrl: { description: A signed address., type: ");
    const outcome = await update(quick(root, put(root, "new", text)));
    expect(outcome.unneeded).toEqual([
      {
        action: 1,
        target: "$.components.schemas.Avatar.properties.videoUrl",
        reason: "Readers should know.",
      },
    ]);
    expect(renderReport(outcome)).toMatch(/no longer change anything; delete them\n\n- action 1, target/);
  });
});
