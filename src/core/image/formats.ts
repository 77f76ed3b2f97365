/** The image formats that at least one vendor accepts. */
export type ImageType = "image/png" | "image/jpeg" | "image/webp";

/** Format names for messages. */
export const formatNames: Readonly<Record<ImageType, string>> = {
  "image/png": "PNG",
  "image/jpeg": "JPEG",
  "image/webp": "WebP",
};
