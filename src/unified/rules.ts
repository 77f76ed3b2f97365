import type { VendorName } from "../core/errors/index.ts";
import { InvalidInputError } from "../core/errors/index.ts";
import type { ImageRules } from "../core/image/rules.ts";
import type { NameRules } from "../core/input/name-rules.ts";
import * as anam from "../vendors/anam/limits.ts";
import * as argil from "../vendors/argil/limits.ts";
import * as protoface from "../vendors/protoface/limits.ts";

const table: Readonly<Record<VendorName, { imageRules: ImageRules; nameRules: NameRules }>> = {
  anam,
  protoface,
  argil,
};

/** @throws InvalidInputError for an unknown vendor. */
export function checkVendor(vendor: unknown): void {
  const known = Object.keys(table);
  if (vendor === undefined || known.some((name) => name === vendor)) return;
  throw new InvalidInputError(undefined, [`vendor must be one of ${known.join(", ")}`]);
}

/** Judges by the rules of one vendor, or of each. @throws InvalidInputError for an unknown vendor. */
export function judgeEach<Vendor extends VendorName, Verdict>(
  vendor: Vendor | undefined,
  judge: (rules: (typeof table)[VendorName]) => Verdict,
): Record<Vendor, Verdict> {
  checkVendor(vendor);
  const known = Object.keys(table) as VendorName[];
  const asked = vendor === undefined ? known : known.filter((name) => name === vendor);
  return Object.fromEntries(asked.map((name) => [name, judge(table[name])])) as Record<Vendor, Verdict>;
}
