import type { Vendor } from "../common/project.ts";
import type { WrittenFile } from "./apply/journal.ts";
import type { ApiOnlyChange } from "./apply/new-operations.ts";
import type { ActionNote } from "./overlay/overlay-report.ts";
import type { KeptReport } from "./prepare.ts";
import type { Decision } from "./step-failed.ts";
import type { Verdict } from "./verdict/change.ts";

/** What an update has come to; `--json` prints it as it is. */
export interface UpdateResult {
  readonly vendor: Vendor;
  /** `moved` is the answer of `--check`, `checked` that of `--dry-run`. */
  readonly status: "unchanged" | "moved" | "checked" | "updated" | "stopped" | "refused";
  readonly sources: readonly string[];
  readonly message?: string;
  /** The step that did not pass. */
  readonly step?: string;
  readonly verdict?: Verdict;
  readonly decisions?: readonly Decision[];
  /** What the tool of a failed step printed. */
  readonly output?: string;
  readonly kept?: KeptReport | undefined;
  readonly unneeded?: readonly ActionNote[];
  /** Matters of style in the document, a note a kind. */
  readonly style?: readonly Decision[];
  /** Operations that come to `api` only, or go from it. */
  readonly apiOnly?: Omit<ApiOnlyChange, "text">;
  readonly files?: readonly WrittenFile[];
  /** What killed runs had left and this one has put in order. */
  readonly recovered?: readonly string[];
}
