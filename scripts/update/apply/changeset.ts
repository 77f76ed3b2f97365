import { sha256 } from "../../common/pipeline/lock.ts";
import type { Vendor } from "../../common/project.ts";
import type { Verdict } from "../verdict/change.ts";
import { describeVerdict } from "../verdict/describe.ts";

/** A changeset for the release. Its name is derived from the document, so that the same update writes the same file. */
export function renderChangeset(
  vendor: Vendor,
  document: string,
  verdict: Verdict,
): [file: string, text: string] {
  // A new document is visible in `client.spec`, if nowhere else.
  const level = verdict.level === "none" ? "patch" : verdict.level;
  // The changelog has its own headings.
  const text = describeVerdict(verdict).replaceAll(/^### (.*)$/gm, "**$1**");
  const summary = `${vendor.charAt(0).toUpperCase()}${vendor.slice(1)} has changed its API document.`;
  return [
    `.changeset/${vendor}-document-${sha256(document).slice(0, 8)}.md`,
    `---\n"avatar-clients": ${level}\n---\n\n${summary}\n${text === "" ? "" : `\n${text}\n`}`,
  ];
}
