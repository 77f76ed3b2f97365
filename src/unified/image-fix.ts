import type { BrokenRule } from "../core/image/broken-rules.ts";
import type { Face } from "../core/image/faces.ts";
import { formatNames } from "../core/image/formats.ts";
import { type FitPlan, muchEnlarged, planFit } from "../core/image/plan-fit.ts";
import { planSteps } from "../core/image/plan-words.ts";
import { either, type ImageRules } from "../core/image/rules.ts";
import type { ImageFacts } from "../core/image/sniff.ts";

/** One fix for all the broken rules. */
export interface ImageFix {
  fix: string;
  plan: FitPlan | undefined;
}

/** Combines the fixes for every broken rule, so that no two contradict each other. */
export function fixOf(
  broken: readonly BrokenRule[],
  facts: ImageFacts,
  rules: ImageRules,
  faces: readonly Face[] | undefined,
): ImageFix {
  const breaks = (...names: BrokenRule["rule"][]) => broken.some(({ rule }) => names.includes(rule));
  const { width, height } = facts;
  if (breaks("readable"))
    return { fix: "use the original file, or open it in an image editor and save it again", plan: undefined };
  const steps: string[] = [];
  let plan: FitPlan | undefined;
  if (width !== undefined && height !== undefined) {
    plan = planFit({ width, height }, rules, { faces });
    if (plan.scale > muchEnlarged) {
      const least = broken.find(({ rule }) => rule === "smallest")?.allowed ?? "more pixels";
      const times = Math.round(plan.scale);
      return { fix: `use an image with ${least}: this one would be enlarged ${times} times`, plan };
    }
    steps.push(...planSteps(plan, { width, height }, "todo"));
  }
  if (breaks("format")) steps.push(`save it as ${either(rules.types.map((type) => formatNames[type]))}`);
  if (breaks("bytes")) steps.push(`compress it to ${rules.maxMegabytes} MB or less`);
  return { fix: steps.join(", "), plan };
}
