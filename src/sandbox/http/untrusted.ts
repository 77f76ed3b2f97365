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

/** The headers of bytes that came from outside; what is not to be shown is to be saved. */
export function untrustedHeaders(type: string): Record<string, string> {
  const known = shown.includes(type);
  return {
    ...harmless,
    "content-type": known ? type : "application/octet-stream",
    ...(!known && { "content-disposition": "attachment" }),
  };
}
