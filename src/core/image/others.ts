// Signatures of files that people send by mistake, to name them in the error.
const others: readonly (readonly [beginning: RegExp, format: string, name: string])[] = [
  [/^GIF8/, "gif", "a GIF"],
  [/^BM/, "bmp", "a BMP"],
  [/^(II\*\0|MM\0\*)/, "tiff", "a TIFF"],
  [/^....ftyp(heic|heix|hevc|mif1|msf1)/s, "heic", "a HEIC"],
  [/^....ftypavi[fs]/s, "avif", "an AVIF"],
  [/^....ftyp/s, "video", "a video"],
  [/^%PDF/, "pdf", "a PDF"],
  [/^\s*<(!doctype html|html)/i, "html", "an HTML page"],
  [/^\s*<(\?xml|svg)/i, "svg", "an SVG or XML text"],
  [/^\s*[{[]/, "json", "JSON text"],
  [/^data:/, "data-uri", "the text of a data URI"],
];

/** Names the format of a file that no vendor accepts. */
export function nameOther(head: Uint8Array): { format: string | undefined; name: string } {
  const start = String.fromCharCode(...head.subarray(0, 64));
  const [, format, name] = others.find(([beginning]) => beginning.test(start)) ?? [];
  return { format, name: name ?? "something else" };
}
