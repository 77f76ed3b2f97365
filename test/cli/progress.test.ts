import { describe, expect, test } from "vitest";
import { createProgress } from "../../src/cli/terminal/progress.ts";
import { width } from "../../src/cli/terminal/text.ts";

const marks = "\u009b2J\u202e\u200b\u061c\u0007";

describe("on a terminal that does not know its size", () => {
  test.each([0, Number.NaN, -1, undefined])("%s columns count as 80", (size) => {
    let shown = "";
    const stderr = { isTTY: true, columns: size, rows: size, write: (more: string) => (shown += more) };
    const io = { stdout: stderr, stderr, env: {}, cwd: "", signal: new AbortController().signal };
    const progress = createProgress(io);
    progress.set("a", { label: "first", status: "building", startedAt: Date.now() });
    progress.set("b", { label: "second", status: "building", startedAt: Date.now() });
    progress.end();
    expect(shown).toMatch(/first {3}building, \d\.\d s\S*\n.*second {2}building, \d\.\d s\S*\n/);
  });

  test("a row is as wide as the terminal, whatever the id", () => {
    let shown = "";
    const stderr = { isTTY: true, columns: 20, rows: 4, write: (more: string) => (shown = more) };
    const env = { NO_COLOR: "1" };
    const io = { stdout: stderr, stderr, env, cwd: "", signal: new AbortController().signal };
    const progress = createProgress(io);
    for (const key of ["a", "b", "c"]) {
      progress.set(key, { label: `${marks}${"x".repeat(1_000_000)}`, status: marks, startedAt: Date.now() });
    }
    const [, ...lines] = shown.replace("\u001b[J", "\n").trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(width(line)).toBeLessThan(20);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
    progress.end();
  });
});
