/** Semver level of a change for the users of this package. */
export type Level = "major" | "minor" | "patch";

export type Direction = "request" | "response";

/** One difference within one operation, as found by the comparison. */
export interface FoundChange {
  readonly level: Level;
  /** Short name of the rule, for programs. */
  readonly rule: string;
  /** JSON pointer in the old document, or in the new one for an addition. */
  readonly pointer: string;
  /** For a reader: `response 200 › data[] › status`. */
  readonly at: string;
  readonly text: string;
}

/** Whom a change affects; `unjudged` is unknown to the comparison, so a person decides. */
export type Group = "unjudged" | "wrapper" | "api" | "additive" | "text";

export interface Change extends FoundChange {
  readonly group: Group;
  /** Operations or events that the change affects. */
  readonly operations: readonly string[];
}

export interface Verdict {
  readonly level: Level | "none";
  readonly changes: readonly Change[];
}

export type AddChange = (found: FoundChange) => void;

/** The rule for a keyword that belongs to neither OpenAPI nor JSON Schema. */
export const unknownKeyword = "unknown-keyword";

const weight: Readonly<Record<Level | "none", number>> = { none: 0, patch: 1, minor: 2, major: 3 };

export function highest(levels: Iterable<Level>): Level | "none" {
  let result: Level | "none" = "none";
  for (const level of levels) if (weight[level] > weight[result]) result = level;
  return result;
}
