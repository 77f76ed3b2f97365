import type { VendorName } from "../core/errors/index.ts";
import { InvalidInputError } from "../core/errors/index.ts";
import { lengthOf } from "../core/input/fields.ts";
import { checkNameText, type NameRules } from "../core/input/name-rules.ts";
import { checkVendor, judgeEach } from "./rules.ts";

/** A rule that a name breaks, or advice that it ignores. All texts are English, for people to read. */
export interface NameProblem {
  /** The rule that was checked. */
  readonly rule: "length";
  /** Such as `300 characters`. */
  readonly found: string;
  /** Such as `1 to 256 characters`. */
  readonly allowed: string;
  /** How to fix it, such as `shorten it to 256 characters`. */
  readonly fix: string;
  /** The whole problem as one sentence. */
  readonly message: string;
  /** Where the vendor documents it. */
  readonly source: string;
}

/** One vendor's verdict on a name. */
export interface NameVerdict {
  /** True if no published rule is broken. */
  readonly ok: boolean;
  /** Every rule the name breaks. */
  readonly problems: readonly NameProblem[];
  /** Rules the vendor recommends but may not enforce. `create` still sends the name. */
  readonly warnings: readonly NameProblem[];
}

/** A name's length, and the verdict of each vendor that was checked. */
export interface NameReport<Vendor extends VendorName = VendorName> {
  /** In characters (Unicode code points). */
  readonly length: number;
  /** One verdict per vendor that was checked. */
  readonly vendors: Readonly<Record<Vendor, NameVerdict>>;
}

/**
 * Checks an avatar's name against the published rules of one vendor, or of all of them. `create` applies the same
 * rules. Argil accepts 1 to 256 characters; Anam recommends 3 to 50 but accepts 1; Protoface publishes no limit.
 *
 * @throws InvalidInputError if `name` is not a string or the vendor is unknown.
 * @example
 * checkName("Al", "anam").vendors.anam.warnings[0]?.message; // the name has 2 characters; advised: 3 to 50 characters
 */
export function checkName<Vendor extends VendorName = VendorName>(
  name: string,
  vendor?: Vendor,
): NameReport<Vendor> {
  checkVendor(vendor);
  if (typeof name !== "string") throw new InvalidInputError(vendor, ["name must be a string"]);
  const length = lengthOf(name);
  const vendors = judgeEach(vendor, ({ nameRules }): NameVerdict => {
    const reasons: string[] = [];
    checkNameText(name, "the name", nameRules, reasons);
    const { min, max, advised } = nameRules;
    const problems = reasons.map((message) => finding(message, length, min, max, nameRules));
    const againstAdvice = advised && problems.length === 0 && (length < advised[0] || length > advised[1]);
    const warnings = againstAdvice
      ? [
          finding(
            `the name has ${count(length)}; advised: ${range(...advised)}`,
            length,
            ...advised,
            nameRules,
          ),
        ]
      : [];
    return { ok: problems.length === 0, problems, warnings };
  });
  return { length, vendors };
}

function finding(
  message: string,
  length: number,
  min: number,
  max: number | undefined,
  { source }: NameRules,
): NameProblem {
  const fix = length < min ? `make it at least ${count(min)} long` : `shorten it to ${count(max ?? length)}`;
  return { rule: "length", found: count(length), allowed: range(min, max), fix, message, source };
}

function range(min: number, max: number | undefined): string {
  return max === undefined ? `at least ${count(min)}` : `${min} to ${count(max)}`;
}

function count(characters: number): string {
  return `${characters} character${characters === 1 ? "" : "s"}`;
}
