import type { Json } from "../common/pipeline/json.ts";
import type { Verdict } from "./verdict/change.ts";

/** Something that a maintainer must decide before the update can continue. */
export interface Decision {
  readonly what: string;
  readonly todo: string;
  /** The same for programs, e.g. the target of an overlay action. */
  readonly details?: Readonly<Record<string, Json>>;
}

/** A step failed. Nothing has been changed. */
export class StepFailedError extends Error {
  override readonly name = "StepFailedError";
  /** What the change would mean for users, as far as it is known at that point. */
  verdict: Verdict | undefined;

  constructor(
    readonly step: string,
    message: string,
    readonly decisions: readonly Decision[] = [],
    /** What a tool printed. */
    readonly output = "",
  ) {
    super(message);
  }
}
