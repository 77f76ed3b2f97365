import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { imageChecks } from "../../scripts/runtimes/suite/checks/node-like.ts";
import { runSuite } from "../../scripts/runtimes/suite/suite.ts";
import { startSurroundings } from "../../scripts/runtimes/suite/support/surroundings.ts";
import * as root from "../../src/index.ts";
import * as node from "../../src/node.ts";
import * as anam from "../../src/vendors/anam/index.ts";
import * as argil from "../../src/vendors/argil/index.ts";
import * as protoface from "../../src/vendors/protoface/index.ts";

it("the suite of all runtimes also passes on the sources, on this Node", async () => {
  const surroundings = await startSurroundings();
  const folder = await mkdtemp(join(tmpdir(), "avatar-clients-suite-"));
  try {
    const file = join(folder, "Ada.png");
    await writeFile(file, surroundings.picture);
    const settings = { runtime: "node20" as const, ...surroundings.settings };
    const report = await runSuite({ root, anam, protoface, argil }, settings, imageChecks(node, file));
    expect(report.failed).toEqual([]);
    expect(report.passed.length).toBeGreaterThan(80);
  } finally {
    await surroundings[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  }
}, 60_000);
