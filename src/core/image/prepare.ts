import type { Field } from "../input/field-table.ts";
import { checkPicture } from "./check.ts";
import { imageToBlob } from "./input.ts";
import type { ImageRules } from "./rules.ts";

/**
 * A field that takes an image. Adds every broken rule of the vendor to the reasons, and returns the file to send: its
 * type detected from the bytes, whatever it declares, and its own name or one that fits the type. The bytes are not
 * copied.
 *
 * With `validateImage: false`, rejects only what cannot be sent at all: anything but bytes, and a file that cannot be
 * read.
 */
export function picture(
  rules: ImageRules,
  { validateImage }: { validateImage?: boolean | undefined } = {},
): Field<Promise<File | undefined>> {
  return async (input, name, reasons) => {
    // Copied first: bytes that change after the call must not change what is sent.
    const blob = imageToBlob(input);
    if (typeof blob !== "string") return checkPicture(blob, name, validateImage !== false && rules, reasons);
    reasons.push(`${name} ${blob}`);
    return undefined;
  };
}
