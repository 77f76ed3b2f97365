import { describe, expect, it } from "vitest";
import { createProgress } from "../../scripts/update/progress.ts";
import { renderReport } from "../../scripts/update/report.ts";

const base = { vendor: "anam", sources: ["f"] } as const;
const verdict = { level: "minor", changes: [] } as const;
const files = [{ file: "specs/lock.json", kind: "changed" }] as const;

describe("the report", () => {
  it("starts with the main result on success", () => {
    const text = renderReport({ ...base, status: "updated", verdict, files });
    expect(text).toBe(
      "anam: updated; minor for users; npm test passes, 1 file is in place\n\n### Files\n\n- changed specs/lock.json",
    );
  });

  it("is only that sentence on a terminal, which has already shown the rest", () => {
    const text = renderReport({ ...base, status: "updated", verdict, files }, { brief: true });
    expect(text).toBe("anam: updated; minor for users; npm test passes, 1 file is in place");
  });

  it("ends with it if a step failed", () => {
    const outcome = {
      ...base,
      status: "stopped",
      verdict,
      message: "2 tests fail",
      output: "a\nb\n",
    } as const;
    expect(renderReport(outcome)).toBe(
      "```\na\nb\n```\n\nanam: stopped, nothing was changed: 2 tests fail; minor for users",
    );
  });

  it("lists the operations that were added to api automatically", () => {
    const apiOnly = { added: ["GET /v1/x"], removed: [] };
    expect(renderReport({ ...base, status: "updated", verdict, files, apiOnly })).toMatch(
      /### Operations new to `api`.*\n\n- GET \/v1\/x\n/,
    );
  });
});

describe("the progress", () => {
  const written = (isTTY: boolean) => {
    const parts: string[] = [];
    const stream = { isTTY, write: (text: string | Uint8Array) => parts.push(String(text)) > 0 };
    const progress = createProgress(stream);
    progress.step("lint");
    progress.say("anam: minor\ntwo lines");
    progress.step("npm test");
    progress.end();
    return parts.join("");
  };

  it("is plain lines if there is no terminal", () => {
    expect(written(false)).toBe("> lint\n> anam: minor\n> two lines\n> npm test\n");
  });

  it("is a line that updates in a terminal", () => {
    const text = written(true);
    expect(text).toContain("… lint, 0 s");
    expect(text).toContain("✓ lint, 0 s\n");
    expect(text.endsWith("\r\u001b[K")).toBe(true);
  });
});
