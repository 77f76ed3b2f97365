import type { Kept } from "./merge/merge-page.ts";
import type { Decision } from "./step-failed.ts";
import type { UpdateResult } from "./update-result.ts";
import { describeVerdict } from "./verdict/describe.ts";

const count = ({ length }: readonly unknown[]) => (length === 1 ? "1 file is" : `${length} files are`);

/** The main result, in one sentence. */
function headline({ vendor, status, message, verdict, files = [] }: UpdateResult): string {
  const level = verdict ? `; ${verdict.level} for users` : "";
  switch (status) {
    case "unchanged":
      return `${vendor}: nothing has changed`;
    case "moved":
      return `${vendor}: the vendor's document has changed${level}${message === undefined ? "" : `; ${message}`}`;
    case "checked":
      return `${vendor}: the update passes every step${level}; nothing was written`;
    case "updated":
      return `${vendor}: updated${level}; npm test passes, ${count(files)} in place`;
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

function fenced(output: string): string[] {
  return output.trim() === "" ? [] : ["", "```", output.trim(), "```"];
}

/** Lines to paste keep the indentation that they have in the file. */
const todoLines = ({ what, todo }: Decision) => `${what}\n  ${todo}`;

/** What a maintainer may want to act on. */
function notes(outcome: UpdateResult): string[] {
  const { decisions = [], unneeded = [], kept, output = "", style = [], apiOnly, recovered = [] } = outcome;
  return [
    ...list("Before this update", recovered),
    ...list("To decide", decisions.map(todoLines)),
    ...(decisions.length > 0 ? [] : fenced(output)),
    ...list(
      "Overlay actions that no longer change anything; delete them",
      unneeded.map(
        ({ action, target, reason }) => `action ${action}, target ${target} (its reason: ${reason})`,
      ),
    ),
    ...(kept
      ? list(
          `Not on the page, but kept. \`--exact\` removes it: ${kept.ifRemoved} for users`,
          keptLines(kept.places),
        )
      : []),
    ...list("Operations new to `api`, without a wrapper (specs/api-only.yaml)", apiOnly?.added ?? []),
    ...list("Operations removed from `api` (specs/api-only.yaml)", apiOnly?.removed ?? []),
    ...list("Style of the document; stops nothing", style.map(todoLines)),
  ];
}

/**
 * For people, and as Markdown for a pull request. The main result comes first on success and last on failure; `brief` omits
 * what was already printed along the way.
 */
export function renderReport(outcome: UpdateResult, { brief = false } = {}): string {
  const { verdict, files = [] } = outcome;
  const text = verdict && !brief ? describeVerdict(verdict) : "";
  const changed = brief ? [] : files.map(({ file, kind }) => `${kind} ${file}`);
  const body = [...(text === "" ? [] : ["", text]), ...notes(outcome), ...list("Files", changed)];
  const failed = outcome.status === "stopped" || outcome.status === "refused";
  if (!failed) return [headline(outcome), ...body].join("\n");
  return [...body, ...(body.length > 0 ? [""] : []), headline(outcome)].join("\n").trimStart();
}
