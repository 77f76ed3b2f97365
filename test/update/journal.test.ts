import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { filesBelow } from "../../scripts/common/files.ts";
import { filesToWrite, writeFiles } from "../../scripts/update/apply/journal.ts";
import { put, read } from "./support.ts";

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), "avatar-clients-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  put(root, "a.txt", "a");
  put(root, "b/c.txt", "c");
  return root;
}

const files = new Map([
  ["a.txt", "new"],
  ["b/c.txt", undefined],
  ["d/e.txt", "e"],
  ["gone.txt", undefined],
]);

const expected = [
  { file: "a.txt", kind: "changed" },
  { file: "b/c.txt", kind: "removed" },
  { file: "d/e.txt", kind: "added" },
];

it("changes, removes and adds, and tells which", () => {
  const root = folder();
  expect(filesToWrite(root, files)).toEqual(expected);
  expect(writeFiles(root, files)).toEqual(expected);
  expect(filesBelow(root)).toEqual(["a.txt", "d/e.txt"]);
  expect(writeFiles(root, files)).toEqual([]);
});

it("is as before when one file cannot be put in place", () => {
  const root = folder();
  const failing = new Map([...files, ["a.txt/under-a-file.txt", "x"]]);
  expect(() => writeFiles(root, failing)).toThrow();
  expect(filesBelow(root)).toEqual(["a.txt", "b/c.txt"]);
  expect([read(root, "a.txt"), read(root, "b/c.txt")]).toEqual(["a", "c"]);
});
