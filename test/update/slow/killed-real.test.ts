import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { differences } from "../../../scripts/common/pipeline/differences.ts";
import { generateOutputs } from "../../../scripts/common/pipeline/outputs.ts";
import { ProjectCopy } from "../../../scripts/common/project-copy.ts";
import { put, read, snapshot } from "../support.ts";

const preload = new URL("../kill-at.mjs", import.meta.url).href;
const copy = new ProjectCopy();
const { root } = copy;
afterAll(() => copy.remove());

interface Ended {
  readonly signal: string | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command itself, with every step; killed at the first matching call. */
function update(killOn = "^never$"): Promise<Ended> {
  const args = [
    "--import",
    "tsx",
    "--import",
    preload,
    "scripts/update/main.ts",
    "protoface",
    "--from",
    "new.yaml",
  ];
  const env = { ...process.env, INIT_CWD: root, KILL_ON: killOn };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ signal: error?.signal ?? undefined, stdout, stderr }),
    );
  });
}

// One run of `npm test` for all three kills: the second comes after it.
it("completes a real update that was killed three times", async () => {
  put(
    root,
    "new.yaml",
    read(root, "specs/protoface/openapi.yaml").replace("  version: 0.1.0", "  version: 0.1.1"),
  );
  const before = snapshot(root);
  expect(await update("^spawn npm test")).toMatchObject({ signal: "SIGKILL" });
  const { "specs/.update/owner.json": _, ...left } = snapshot(root);
  expect(left).toEqual(before);

  const placing = await update(`renameSync ${root}/specs/.update/next ${root}/generated/protoface/`);
  expect(placing).toMatchObject({
    signal: "SIGKILL",
    stderr: expect.stringMatching(/removed 1 working copy/),
  });
  expect(read(root, "specs/protoface/openapi.yaml")).toContain("version: 0.1.1");
  expect(read(root, "generated/protoface/spec.ts")).toContain('"0.1.0"');

  expect(await update("renameSync .*/\\.changeset/")).toMatchObject({ signal: "SIGKILL" });
  const last = await update();
  expect(last).toMatchObject({ signal: undefined, stdout: expect.stringContaining("nothing has changed") });
  expect(last.stderr).toMatch(/finished what a killed update had started: .*\.changeset\/protoface-document/);
  expect(Object.keys(snapshot(root)).filter((file) => /\.changeset\/protoface/.test(file))).toHaveLength(1);
  expect(differences(await generateOutputs(root), join(root, "generated"))).toEqual([]);
  expect(existsSync(join(root, "specs/.update"))).toBe(false);
}, 3_600_000);
