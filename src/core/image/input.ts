import { type FileInput, toBlob as fileToBlob } from "../input/file.ts";

/**
 * A picture's bytes. Strings are never taken for content, a path or a URL: use `imageFromFile` of
 * `avatar-clients/node`.
 */
export type ImageInput = FileInput;

/** The input as a Blob, or the reason why it is none. */
export function toBlob(input: unknown): Blob | string {
  return fileToBlob(input, 'imageFromFile("portrait.png") of avatar-clients/node reads a file');
}
