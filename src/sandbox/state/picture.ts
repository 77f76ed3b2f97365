import { type BrokenRule, brokenRules } from "../../core/image/broken-rules.ts";
import { readFacts } from "../../core/image/check.ts";
import type { ImageRules } from "../../core/image/rules.ts";
import type { ImageFacts } from "../../core/image/sniff.ts";

/** An image as the vendor sees it: what its head says, and every rule that it violates. */
export async function judgePicture(
  image: Blob,
  rules: ImageRules,
  field: string,
): Promise<{ facts: ImageFacts; problems: readonly BrokenRule[] }> {
  const facts = await readFacts(image);
  return { facts, problems: brokenRules(facts, rules, field) };
}
