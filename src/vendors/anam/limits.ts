import type { ImageRules } from "../../core/image/rules.ts";
import type { NameRules } from "../../core/input/name-rules.ts";

// The page as of 2026-07-17.
const source = "https://anam.ai/docs/api-reference/create-avatar";

export const imageRules: ImageRules = {
  source,
  types: ["image/png", "image/jpeg", "image/webp"],
  maxMegabytes: 4.5,
};

/** The page asks for 3 to 50 characters in forms and for 1 or more in JSON, and no schema says either. */
export const nameRules: NameRules = { source, least: 1, advised: [3, 50] };

/** For what has a name and no rules for it. */
export const plainName: NameRules = { source: "https://anam.ai/docs/api-reference", least: 1 };

/** A recording; above the second figure it does not fit into a form, whose whole request ends at "about 4.5MB". */
export const recordingRules = {
  source: "https://anam.ai/docs/api-reference, POST /v1/voices and /v1/voices/presigned-upload",
  maxMegabytes: 50,
  maxFormBytes: 4_500_000,
} as const;

export const documentRules: {
  readonly source: string;
  /** In a sentence. */
  readonly kinds: string;
  /** The media type of each kind, by the extension of its files. */
  readonly types: Readonly<Record<string, string>>;
  readonly maxMegabytes: number;
} = {
  source: "https://anam.ai/docs/api-reference, POST /v1/knowledge/groups/{id}/documents",
  kinds: "a CSV, DOCX, MD, PDF or TXT file",
  types: {
    csv: "text/csv",
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    md: "text/markdown",
    pdf: "application/pdf",
    txt: "text/plain",
  },
  maxMegabytes: 50,
};
