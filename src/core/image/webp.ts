import type { Measured } from "./measured.ts";

export function isWebp(head: Uint8Array): boolean {
  return /^RIFF....WEBPVP8/s.test(String.fromCharCode(...head.subarray(0, 15)));
}

/** The first chunk holds the size: RFC 9649, sections 2.5 to 2.7. */
export function readWebp(head: Uint8Array): Measured | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  // The file size in the header excludes the first 8 bytes (section 2.3).
  const fileBytes = view.getUint32(4, true) + 8;
  const flags = view.getUint8(20);
  switch (String.fromCharCode(view.getUint8(15))) {
    case "X": {
      const size = {
        width: 1 + (view.getUint32(23, true) >>> 8),
        height: 1 + (view.getUint32(26, true) >>> 8),
      };
      // The first two bits and the last one are reserved.
      return (flags & 0xc1) === 0 ? { ...size, fileBytes, animated: (flags & 0x02) !== 0 } : undefined;
    }
    case "L": {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff), fileBytes };
    }
    case " ": {
      const size = { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
      // Only a key frame is an image by itself (RFC 6386, section 9.1).
      return (flags & 0x01) === 0 ? { ...size, fileBytes } : undefined;
    }
    default:
      return undefined;
  }
}
