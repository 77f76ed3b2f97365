import type { VendorName } from "../core/errors/index.ts";
import { InvalidInputError } from "../core/errors/index.ts";
import type { ImageRules } from "../core/image/rules.ts";
import type { NameRules } from "../core/input/name-rules.ts";
import * as anam from "../vendors/anam/limits.ts";
import * as argil from "../vendors/argil/limits.ts";
import * as protoface from "../vendors/protoface/limits.ts";

/** Each vendor's published image rules, for `planFit`. */
export const imageRules: Readonly<Record<VendorName, ImageRules>> = {
  anam: anam.imageRules,
  protoface: protoface.imageRules,
  argil: argil.imageRules,
};

const nameRules: Readonly<Record<VendorName, NameRules>> = {
  anam: anam.nameRules,
  protoface: protoface.nameRules,
  argil: argil.nameRules,
};

/** @throws InvalidInputError for an unknown vendor. */
export function checkVendor(vendor: unknown): void {
  const known = Object.keys(imageRules);
  if (vendor === undefined || known.some((name) => name === vendor)) return;
  throw new InvalidInputError(undefined, [`vendor must be one of ${known.join(", ")}`]);
}

/** Applies `judge` to the rules of one vendor, or of each. @throws InvalidInputError for an unknown vendor. */
export function judgeEach<Vendor extends VendorName, Verdict>(
  vendor: Vendor | undefined,
  judge: (rules: { imageRules: ImageRules; nameRules: NameRules }, name: VendorName) => Verdict,
): Record<Vendor, Verdict> {
  checkVendor(vendor);
  const known = Object.keys(imageRules) as VendorName[];
  const asked = vendor === undefined ? known : known.filter((name) => name === vendor);
  const verdicts = asked.map((name) => {
    const rules = { imageRules: imageRules[name], nameRules: nameRules[name] };
    return [name, judge(rules, name)];
  });
  return Object.fromEntries(verdicts) as Record<Vendor, Verdict>;
}
