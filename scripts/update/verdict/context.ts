import { type AddChange, type Direction, type FoundChange, unknownKeyword } from "./change.ts";
import type { Node } from "./shape/shape.ts";

export interface SchemaContext {
  readonly direction: Direction;
  readonly at: string;
  readonly report: AddChange;
  /** Pairs already compared on this path, for schemas that contain themselves. */
  readonly seen: Set<string>;
  readonly compare: (old: Node, now: Node, context: SchemaContext) => void;
}

export const deeper = (context: SchemaContext, step: string): SchemaContext => ({
  ...context,
  at: step.startsWith("[") ? `${context.at}${step}` : `${context.at} › ${step}`,
});

/** Do the two differ in nothing but wording? */
export function isEqual(old: Node, now: Node, context: SchemaContext): boolean {
  let equal = true;
  const report = ({ level, rule }: FoundChange) => {
    if (level !== "patch" || rule === unknownKeyword || rule === "default-changed") equal = false;
  };
  context.compare(old, now, { ...context, at: "", report, seen: new Set(context.seen) });
  return equal;
}
