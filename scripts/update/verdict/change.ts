/** Semver level of a change for the users of this package. */
export type Level = "major" | "minor" | "patch";

export type Direction = "request" | "response";

/** One difference as the comparison finds it, within one operation. */
export interface FoundChange {
  readonly level: Level;
  /** Short name of the rule, for programs. */
  readonly rule: string;
  /** JSON pointer in the old document, or in the new one for what was added. */
  readonly pointer: string;
  /** For a reader: `response 200 › data[] › status`. */
  readonly at: string;
  readonly text: string;
}

/** Whom a change concerns; `unjudged` is what the comparison does not know, so that a person decides. */
export type Group = "unjudged" | "wrapper" | "api" | "additive" | "text";

export interface Change extends FoundChange {
  readonly group: Group;
  /** Operations or events from which the change is seen. */
  readonly operations: readonly string[];
}

export interface Verdict {
  readonly level: Level | "none";
  readonly changes: readonly Change[];
}

export type AddChange = (found: FoundChange) => void;

/** The rule of a keyword that neither OpenAPI nor JSON Schema has. */
export const unknownKeyword = "unknown-keyword";

const weight: Readonly<Record<Level | "none", number>> = { none: 0, patch: 1, minor: 2, major: 3 };

export function highest(levels: Iterable<Level>): Level | "none" {
  let result: Level | "none" = "none";
  for (const level of levels) if (weight[level] > weight[result]) result = level;
  return result;
}
