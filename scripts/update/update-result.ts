import type { Vendor } from "../common/project.ts";
import type { WrittenFile } from "./apply/journal.ts";
import type { ApiOnlyChange } from "./apply/new-operations.ts";
import type { ActionNote } from "./overlay/overlay-report.ts";
import type { KeptReport } from "./prepare.ts";
import type { Decision } from "./step-failed.ts";
import type { Verdict } from "./verdict/change.ts";

/** The result of an update; `--json` prints it as it is. */
export interface UpdateResult {
  readonly vendor: Vendor;
  /** `moved` comes from `--check`, `checked` from `--dry-run`. */
  readonly status: "unchanged" | "moved" | "checked" | "updated" | "stopped" | "refused";
  readonly sources: readonly string[];
  readonly message?: string;
  /** The step that failed. */
  readonly step?: string;
  readonly verdict?: Verdict;
  readonly decisions?: readonly Decision[];
  /** Output of the failed step's tool. */
  readonly output?: string;
  readonly kept?: KeptReport | undefined;
  readonly unneeded?: readonly ActionNote[];
  /** Matters of style in the document, one note per kind. */
  readonly style?: readonly Decision[];
  /** Operations added to or removed from the `api`-only ones. */
  readonly apiOnly?: Omit<ApiOnlyChange, "text">;
  readonly files?: readonly WrittenFile[];
  /** What this run has cleaned up after killed runs. */
  readonly recovered?: readonly string[];
}
