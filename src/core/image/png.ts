import type { Measured } from "./measured.ts";

export function isPng(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(1, 8)) === "PNG\r\n\x1a\n";
}

/**
 * The header chunk comes first (PNG specification, 5.6), or second in files of Apple's tools. An animation's `acTL`
 * precedes the image data.
 */
export function readPng(head: Uint8Array): Measured | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  let size: Measured | undefined;
  for (let at = 8; at + 8 <= head.length; at += view.getUint32(at) + 12) {
    const chunk = String.fromCharCode(...head.subarray(at + 4, at + 8));
    if (chunk === "IHDR") size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    else if (!size && chunk !== "CgBI") return undefined;
    if (chunk === "acTL" && size) return { ...size, animated: true };
    if (chunk === "IDAT") return size;
  }
  return size;
}
