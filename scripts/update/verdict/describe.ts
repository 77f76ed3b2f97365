import type { Change, Group, Verdict } from "./change.ts";

const headings: Readonly<Record<Group, string>> = {
  unjudged: "Not judged: a person decides",
  wrapper: "Breaks a wrapper",
  api: "Breaks users of `api` only",
  additive: "Adds or loosens",
  text: "Text and examples",
};

const groups: readonly Group[] = ["unjudged", "wrapper", "api", "additive", "text"];

function operations({ operations: all }: Change): string {
  const [first, second, ...rest] = all;
  if (first === undefined) return "";
  const some = [first, second].filter((name) => name !== undefined).join(", ");
  return rest.length === 0 ? `${some}: ` : `${some} and ${rest.length} more: `;
}

function describeChange(change: Change): string {
  return `${operations(change)}${change.at}: ${change.text}`;
}

function section(group: Group, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const lines = changes.map((change) => `- ${describeChange(change)}`);
  const shown = group === "text" ? [`- ${changes.length} changes of wording or examples`] : lines;
  return ["", `### ${headings[group]}`, "", ...shown];
}

/** The verdict as Markdown, for a changeset, a pull request or a terminal. */
export function describeVerdict({ changes }: Verdict): string {
  return groups
    .flatMap((group) =>
      section(
        group,
        changes.filter((change) => change.group === group),
      ),
    )
    .join("\n")
    .trim();
}
