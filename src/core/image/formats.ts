/** Picture formats that some vendor takes. */
export type ImageType = "image/png" | "image/jpeg" | "image/webp";

/** The name of a format in a sentence. */
export const formatNames: Readonly<Record<ImageType, string>> = {
  "image/png": "PNG",
  "image/jpeg": "JPEG",
  "image/webp": "WebP",
};
