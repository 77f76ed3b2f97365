import { checkText } from "./shape.ts";

/** What a vendor takes for an avatar's name, in characters (Unicode code points, as JSON Schema counts). */
export interface NameRules {
  /** Where the vendor says so. */
  source: string;
  least: number;
  most?: number;
  /** What the vendor asks for and may not insist on. */
  advised?: readonly [least: number, most: number];
}

/** Adds a reason unless the name is text of a length that the vendor takes. */
export function checkNameText(name: unknown, field: string, rules: NameRules, reasons: string[]): void {
  checkText(name, field, rules.least, rules.most ?? Infinity, reasons);
}
