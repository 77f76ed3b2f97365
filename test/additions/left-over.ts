import { expect } from "vitest";
import type { Copy } from "../fourth-vendor/walk.ts";

export const tsx = "node_modules/tsx/dist/cli.mjs";
export const well = { code: 0, output: expect.any(String) };

/** Expects that a copy without something of Argil's compiles and respects the import rules. */
export function expectBuild(copy: Copy): void {
  const tsc = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--noEmit"];
  expect(copy.node(...tsc)).toEqual(well);
  expect(copy.node(tsx, "scripts/check/imports/main.ts")).toEqual(well);
}

/** Expects that no list of wrapped operations still includes it. */
export function expectLists(copy: Copy): void {
  const names = ["successes", "failures", "coverage", "every-operation", "promises/argil"];
  const tests = names.map((name) => `test/contract/${name}.test.ts`);
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project=contract"];
  expect(copy.node(...vitest, ...tests)).toEqual(well);
}
