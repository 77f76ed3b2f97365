import { type FileInput, toBlob as fileToBlob } from "../input/file.ts";

/**
 * An image's bytes. Strings are rejected, whether content, path or URL: use `imageFromFile` from
 * `avatar-clients/node`.
 */
export type ImageInput = FileInput;

/** Converts the input to a Blob, or returns why that is not possible. */
export function imageToBlob(input: unknown): Blob | string {
  return fileToBlob(input, 'imageFromFile("portrait.png") of avatar-clients/node reads a file');
}
