import { describe, expect, it } from "vitest";
import { Arrows } from "../../scripts/check/imports/arrows.ts";
import type { Import, Modules } from "../../scripts/check/imports/modules.ts";
import { brokenTable, forbiddenImports } from "../../scripts/check/imports/rules.ts";

const wait = "src/core/wait/wait.ts";
const call = "src/core/call/call.ts";
const redact = "src/core/http/redact/redact.ts";
const transport = "src/core/http/transport.ts";
const worker = "src/jobs/work/worker.ts";
const ledger = "src/jobs/ledger/ledger.ts";
const tables = "src/jobs/ledger/schema/tables.ts";
const update = "scripts/update/main.ts";
const verdict = "scripts/update/verdict/verdict.ts";
const mutations = "scripts/mutations/main.ts";
const shared = "scripts/common/json.ts";
const test = "test/update/update.test.ts";
const support = "test/support/server.ts";

/** A project in which one file imports another. */
function project(file: string, target: string): Modules {
  const found: Import = { specifier: "it", file: target, typeOnly: true, line: 1 };
  return new Map([
    [target, []],
    [file, [found]],
  ]);
}

describe("an import", () => {
  it.each([
    ["down the layers of the core", wait, call],
    ["down the layers of the jobs", worker, ledger],
    ["into a layer's inner layer", transport, redact],
    ["of common code by a script", update, shared],
    ["of the update's verdict by the mutations", mutations, verdict],
    ["of the tested code by a test", test, verdict],
    ["of common code by a test", test, shared],
    ["of the package by a script", update, wait],
    ["of a test's support by a test", test, support],
  ])("%s is allowed", (_, file, target) => {
    expect(forbiddenImports(project(file, target))).toEqual([]);
  });

  it.each([
    ["up the layers of the core", call, wait, "is not below call"],
    ["out of an inner layer", redact, transport, "is not below http/redact"],
    ["up the layers of the jobs", ledger, worker, "is not below ledger"],
    ["out of the jobs' inner layer", tables, ledger, "is not below ledger/schema"],
    ["of the jobs' entry by its steps", worker, "src/jobs/jobs.ts", "is not below work"],
    ["sideways within the core", "src/core/input/a.ts", "src/core/image/b.ts", "is not below input"],
    ["of a test by a script", shared, support, "is a test"],
    ["of another command", update, mutations, "another command"],
    ["of a command by common code", shared, update, "another command"],
    ["of another command, of which only the verdict is allowed", mutations, update, "another command"],
    ["of code that the test does not test", test, mutations, "is not the code that test/update tests"],
    ["of a script by the package", call, shared, "core must not import scripts"],
    ["of the sandbox by the core", call, "src/sandbox/start.ts", "core must not import sandbox"],
  ])("%s is rejected", (_, file, target, reason) => {
    const [problem, ...more] = forbiddenImports(project(file, target));
    expect(problem).toContain(`${file}:1: it`);
    expect(problem).toContain(reason);
    expect(more).toEqual([]);
  });
});

it("finds files that belong nowhere", () => {
  const files = [
    "scripts/loose.ts",
    "src/core/loose.ts",
    "src/core/new-room/a.ts",
    "src/jobs/new/a.ts",
    "src/loose.ts",
  ];
  const problems = forbiddenImports(new Map(files.map((file) => [file, []])));
  expect(problems.map((problem) => problem.split(":")[0])).toEqual(files);
});

it("has a table without upward arrows", () => {
  expect(brokenTable()).toEqual([]);
});

it("omits arrows that a chain of others implies", () => {
  const arrows = new Arrows<"a" | "b" | "c">();
  arrows.add("a", "b", false);
  arrows.add("b", "c", true);
  arrows.add("a", "c", true);
  arrows.add("c", "c", false);
  const pairs = () => arrows.reduced(["a", "b", "c"]).map(({ from, to }) => from + to);
  expect(pairs()).toEqual(["ab", "bc"]);
  // Now something is loaded, which the chain does not imply.
  arrows.add("a", "c", false);
  expect(pairs()).toEqual(["ab", "ac", "bc"]);
});
