import type { ImageRules } from "../../core/image/rules.ts";
import type { NameRules } from "../../core/input/name-rules.ts";

// As of 2026-07-17.
const source = "https://anam.ai/docs/api-reference/create-avatar";

export const imageRules: ImageRules = {
  source,
  types: ["image/png", "image/jpeg", "image/webp"],
  maxMegabytes: 4.5,
};

/** The page says 3 to 50 characters for forms and 1 or more for JSON; no schema states either. */
export const nameRules: NameRules = { source, min: 1, advised: [3, 50] };

/** For names without documented rules. */
export const plainName: NameRules = { source: "https://anam.ai/docs/api-reference", min: 1 };

/** Above `maxFormBytes` a recording does not fit into a form: the whole request is limited to "about 4.5MB". */
export const recordingRules = {
  source: "https://anam.ai/docs/api-reference, POST /v1/voices and /v1/voices/presigned-upload",
  maxMegabytes: 50,
  maxFormBytes: 4_500_000,
} as const;

export const documentRules: {
  readonly source: string;
  /** The accepted kinds, for error messages. */
  readonly kinds: string;
  /** Media types by file extension. */
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
