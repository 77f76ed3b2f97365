import { describe, expect, it } from "vitest";
import { Arrows } from "../../scripts/check/imports/arrows.ts";
import type { Import, Modules } from "../../scripts/check/imports/modules.ts";
import { brokenTable, forbiddenImports } from "../../scripts/check/imports/rules.ts";

const wait = "src/core/wait/wait.ts";
const call = "src/core/call/call.ts";
const redact = "src/core/http/redact/redact.ts";
const transport = "src/core/http/transport.ts";
const update = "scripts/update/main.ts";
const verdict = "scripts/update/verdict/verdict.ts";
const mutations = "scripts/mutations/main.ts";
const shared = "scripts/common/json.ts";
const test = "test/update/update.test.ts";
const support = "test/support/server.ts";

/** A project in which one file imports one other. */
function project(file: string, target: string): Modules {
  const found: Import = { specifier: "it", file: target, typeOnly: true, line: 1 };
  return new Map([
    [target, []],
    [file, [found]],
  ]);
}

describe("an import", () => {
  it.each([
    ["down the rooms of the core", wait, call],
    ["into a room's inner room", transport, redact],
    ["of a script from what is shared", update, shared],
    ["of what an update would say, by the mutations", mutations, verdict],
    ["of what a test tests", test, verdict],
    ["of what is shared by a test", test, shared],
    ["of the package by a script", update, wait],
    ["of a test's support by a test", test, support],
  ])("%s is allowed", (_, file, target) => {
    expect(forbiddenImports(project(file, target))).toEqual([]);
  });

  it.each([
    ["up the rooms of the core", call, wait, "does not stand below call"],
    ["out of an inner room", redact, transport, "does not stand below http/redact"],
    ["beside, within the core", "src/core/input/a.ts", "src/core/image/b.ts", "does not stand below input"],
    ["of a test by a script", shared, support, "is a test"],
    ["of another command", update, mutations, "another command"],
    ["of a command by what is shared", shared, update, "another command"],
    ["of another command, where only its verdict is known", mutations, update, "another command"],
    ["of what a test does not test", test, mutations, "is not what test/update tests"],
    ["of a script by the package", call, shared, "core must not know scripts"],
    ["of the sandbox by the core", call, "src/sandbox/start.ts", "core must not know sandbox"],
  ])("%s is refused", (_, file, target, reason) => {
    const [problem, ...more] = forbiddenImports(project(file, target));
    expect(problem).toContain(`${file}:1: it`);
    expect(problem).toContain(reason);
    expect(more).toEqual([]);
  });
});

it("finds files that stand nowhere", () => {
  const files = ["scripts/loose.ts", "src/core/loose.ts", "src/core/new-room/a.ts", "src/loose.ts"];
  const problems = forbiddenImports(new Map(files.map((file) => [file, []])));
  expect(problems.map((problem) => problem.split(":")[0])).toEqual(files);
});

it("goes by a table without an arrow upwards", () => {
  expect(brokenTable()).toEqual([]);
});

it("draws no arrow that a chain of others implies", () => {
  const arrows = new Arrows<"a" | "b" | "c">();
  arrows.add("a", "b", false);
  arrows.add("b", "c", true);
  arrows.add("a", "c", true);
  arrows.add("c", "c", false);
  const pairs = () => arrows.reduced(["a", "b", "c"]).map(({ from, to }) => from + to);
  expect(pairs()).toEqual(["ab", "bc"]);
  // Now something is loaded, which the chain does not do.
  arrows.add("a", "c", false);
  expect(pairs()).toEqual(["ab", "ac", "bc"]);
});
