import type { Kept } from "./merge/merge-page.ts";
import type { UpdateResult } from "./update-result.ts";
import { describeVerdict } from "./verdict/describe.ts";

function first({ vendor, status, message, verdict }: UpdateResult): string {
  const level = verdict ? `; ${verdict.level} for users` : "";
  switch (status) {
    case "unchanged":
      return `${vendor}: nothing has changed`;
    case "moved":
      return `${vendor}: the vendor has moved${level}${message === undefined ? "" : `; ${message}`}`;
    case "checked":
      return `${vendor}: the update passes every step${level}; nothing was written`;
    case "updated":
      return `${vendor}: updated${level}`;
    case "stopped":
      return `${vendor}: stopped, nothing was changed: ${message}${level}`;
    case "refused":
      return message ?? "refused";
  }
}

function list(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `### ${heading}`, "", ...lines.map((line) => `- ${line}`)];
}

function keptLines(kept: readonly Kept[]): string[] {
  const keys = [...new Set(kept.map(({ key }) => key))];
  return keys.map((key) => {
    const places = kept.filter((one) => one.key === key).map(({ where }) => where);
    return `${key}: ${places.join("; ")}`;
  });
}

/** The last lines are where a tool names what is wrong, the first where a compiler does. */
function excerpt(output: string): string[] {
  const lines = output.trim().split("\n");
  if (output.trim() === "") return [];
  const shown = lines.length <= 60 ? lines : [...lines.slice(0, 20), "...", ...lines.slice(-40)];
  return ["", "```", ...shown, "```"];
}

/** For people, and as Markdown for a pull request. */
export function renderReport(outcome: UpdateResult): string {
  const { verdict, decisions = [], unneeded = [], kept, files = [], output = "" } = outcome;
  const text = verdict ? describeVerdict(verdict) : "";
  return [
    first(outcome),
    ...list(
      "To decide",
      decisions.map(({ what, todo }) => `${what}\n  ${todo.replaceAll("\n", "\n  ")}`),
    ),
    ...(decisions.length > 0 ? [] : excerpt(output)),
    ...(text === "" ? [] : ["", text]),
    ...list(
      "Overlay actions that change nothing any more; delete them",
      unneeded.map(
        ({ action, target, reason }) => `action ${action}, target ${target} (its reason: ${reason})`,
      ),
    ),
    ...(kept
      ? list(
          `Not on the page and kept. \`--exact\` removes it: ${kept.ifRemoved} for users`,
          keptLines(kept.places),
        )
      : []),
    ...list(
      "Files",
      files.map(({ file, kind }) => `${kind} ${file}`),
    ),
  ].join("\n");
}
