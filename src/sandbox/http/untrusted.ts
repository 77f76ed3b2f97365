/** Types that a browser shows and never runs. */
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

/** What takes a file that came from outside the power to be a page: SVG, HTML and PDF are content with scripts. */
export const harmless = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
} as const;

/** Of a film or a picture: whoever opens one gets a page of the browser's own around it, which loads it and has a style. */
const viewer =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox allow-same-origin";

/** The headers of bytes that came from outside; what is not to be shown is to be saved. */
export function untrustedHeaders(type: string): Record<string, string> {
  return shown.includes(type)
    ? { ...harmless, "content-security-policy": viewer, "content-type": type }
    : { ...harmless, "content-type": "application/octet-stream", "content-disposition": "attachment" };
}
