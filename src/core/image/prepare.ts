import type { Field } from "../input/field-table.ts";
import { checkPicture } from "./check.ts";
import { imageToBlob } from "./input.ts";
import type { ImageRules } from "./rules.ts";

/**
 * Checks an image against a vendor's rules, adds every broken one to `reasons`, and returns the file to send: its type
 * detected from the bytes, whatever it declares, and its own name or one that fits the type. The bytes are not copied.
 *
 * Without `rules`, rejects only what cannot be sent at all: anything but bytes, and a file that cannot be read.
 */
export async function prepareImage(
  input: unknown,
  field: string,
  rules: ImageRules | false,
  reasons: string[],
): Promise<File | undefined> {
  // Copied first: bytes that change after the call must not change what is sent.
  const blob = imageToBlob(input);
  if (typeof blob === "string") {
    reasons.push(`${field} ${blob}`);
    return undefined;
  }
  return checkPicture(blob, field, rules, reasons);
}

/** A field that takes a picture, checked against the vendor's rules unless the options of the create say otherwise. */
export function picture(
  rules: ImageRules,
  { validateImage }: { validateImage?: boolean | undefined } = {},
): Field<Promise<File | undefined>> {
  return (value, name, reasons) => prepareImage(value, name, validateImage !== false && rules, reasons);
}
