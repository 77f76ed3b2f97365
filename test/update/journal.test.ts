import fs, { mkdtempSync, rmSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { filesBelow } from "../../scripts/common/files.ts";
import { filesToWrite, recover, writeFiles } from "../../scripts/update/apply/journal.ts";
import { checkSettled, type Leftovers, takeTurn } from "../../scripts/update/apply/turn.ts";
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

/** The project's files, without those that an update keeps for itself. */
function tree(root: string): Record<string, string> {
  const names = filesBelow(root).filter((file) => !file.startsWith("specs/.update/"));
  return Object.fromEntries(names.map((file) => [file, read(root, file)]));
}

const before = { "a.txt": "a", "b/c.txt": "c" };
const after = { "a.txt": "new", "d/e.txt": "e" };

describe("writeFiles", () => {
  it("changes, removes and adds files, and says which", () => {
    const root = folder();
    expect(filesToWrite(root, files)).toEqual(expected);
    expect(writeFiles(root, files)).toEqual(expected);
    expect(tree(root)).toEqual(after);
    expect(writeFiles(root, files)).toEqual([]);
  });

  it("leaves everything as before if one file cannot be put in place", () => {
    const root = folder();
    const failing = new Map([...files, ["a.txt/under-a-file.txt", "x"]]);
    expect(() => writeFiles(root, failing)).toThrow();
    expect(tree(root)).toEqual(before);
    expect(recover(root)).toBeUndefined();
  });
});

const changing = ["openSync", "writeFileSync", "fsyncSync", "renameSync", "rmSync", "mkdirSync"] as const;

/**
 * Ends the work at the given file-system call, as a kill would: from then on nothing changes any more, not even through a
 * `finally`. An interrupted write leaves half of its content.
 */
function killedAt(number: number, work: () => void): boolean {
  let calls = 0;
  const originals = changing.map((name) => [name, fs[name]] as const);
  for (const [name, original] of originals) {
    Object.assign(fs, {
      [name](...args: unknown[]) {
        calls++;
        if (calls < number) return Reflect.apply(original, fs, args);
        if (calls === number && name === "writeFileSync")
          Reflect.apply(original, fs, [args[0], String(args[1]).slice(0, String(args[1]).length / 2)]);
        throw new Error("killed");
      },
    });
  }
  syncBuiltinESMExports();
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error && error.message === "killed")) throw error;
  } finally {
    for (const [name, original] of originals) Object.assign(fs, { [name]: original });
    syncBuiltinESMExports();
  }
  return calls >= number;
}

describe("a run that is killed while it puts files in place", () => {
  it("is finished or undone by the next one, whichever call it was killed at", () => {
    const found = { finished: 0, "not begun": 0 };
    for (let number = 1; ; number++) {
      const root = folder();
      if (!killedAt(number, () => void writeFiles(root, files))) break;
      const left = tree(root);
      const done = recover(root)?.done ?? "not begun";
      if (done === "undone") throw new Error("nothing had failed");
      expect(tree(root), `call ${number}, ${done}`).toEqual(done === "finished" ? after : tree(root));
      if (done === "not begun") expect([before, after], `call ${number}`).toContainEqual(left);
      found[done]++;
    }
    expect(found.finished).toBeGreaterThan(10);
    expect(found["not begun"]).toBeGreaterThan(3);
  });

  it("is undone if it was already rolling back", () => {
    let undone = 0;
    for (let number = 1; ; number++) {
      const root = folder();
      const failing = new Map([...files, ["a.txt/under-a-file.txt", "x"]]);
      let failed = false;
      const hit = killedAt(number, () => {
        try {
          writeFiles(root, failing);
        } catch (error) {
          if (error instanceof Error && error.message === "killed") throw error;
          failed = true;
        }
      });
      if (!hit) break;
      expect(failed).toBe(false);
      let done: string | undefined;
      try {
        done = recover(root)?.done;
      } catch {
        // It still cannot be finished; the run that finds this out restores everything.
        done = "undone";
      }
      if (done === "undone") undone++;
      expect(tree(root), `call ${number}`).toEqual(before);
    }
    expect(undone).toBeGreaterThan(10);
  });

  it("is finished even if the run that finishes it is killed too", () => {
    for (let number = 1; ; number++) {
      const root = folder();
      killedAt(18, () => void writeFiles(root, files));
      if (!killedAt(number, () => void recover(root))) break;
      recover(root);
      expect(tree(root), `call ${number}`).toEqual(after);
    }
  });

  it("is left to a person if a file has been changed since", () => {
    const root = folder();
    killedAt(18, () => void writeFiles(root, files));
    put(root, "a.txt", "edited");
    expect(() => recover(root)).toThrow(/a\.txt has been changed since: restore it \(git checkout a\.txt\)/);
    expect(read(root, "a.txt")).toBe("edited");
  });
});

describe("takeTurn", () => {
  const nothing = { recovery: undefined, copies: expect.any(Number) };

  it("reports what it has finished, and leaves nothing of its own", async () => {
    const root = folder();
    killedAt(18, () => void writeFiles(root, files));
    expect(() => checkSettled(root)).toThrow(/was killed while putting files in place/);
    const told: Leftovers[] = [];
    expect(
      await takeTurn(
        root,
        (found) => void told.push(found),
        async () => "done",
      ),
    ).toBe("done");
    expect(told).toEqual([
      { ...nothing, recovery: { done: "finished", files: ["a.txt", "b/c.txt", "d/e.txt"] } },
    ]);
    expect(fs.existsSync(join(root, "specs/.update"))).toBe(false);
  });

  it("rejects a second one while the first is running, but not afterwards", async () => {
    const root = folder();
    const second = () =>
      takeTurn(
        root,
        () => {},
        async () => "second",
      );
    await takeTurn(
      root,
      () => {},
      () => expect(second()).rejects.toThrow(/another update .*\(process \d+\)/),
    );
    expect(await second()).toBe("second");
  });

  it("does not wait for a process that has ended, nor for another one with the same id", async () => {
    for (const owner of ['{"pid":999999999,"began":""}', `{"pid":${process.pid},"began":"1"}`, '{"pid":']) {
      const root = folder();
      put(root, "specs/.update/owner.json", owner);
      expect(
        await takeTurn(
          root,
          () => {},
          async () => "done",
        ),
      ).toBe("done");
    }
  });
});
