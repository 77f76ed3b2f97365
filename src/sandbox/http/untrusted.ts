/** Media types that a browser displays and never executes. */
const shown = [
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "video/mp4",
  "audio/wav",
  "audio/mpeg",
  "audio/mp4",
];

/** Headers that prevent an uploaded file from acting as a page: SVG, HTML and PDF can contain scripts. */
export const harmless = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
} as const;

/** For a video or image: the browser wraps it in its own page, which loads it and has a style. */
const viewer =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox allow-same-origin";

/** The headers for uploaded bytes; types that are not displayed are downloaded. */
export function untrustedHeaders(type: string): Record<string, string> {
  return shown.includes(type)
    ? { ...harmless, "content-security-policy": viewer, "content-type": type }
    : { ...harmless, "content-type": "application/octet-stream", "content-disposition": "attachment" };
}
