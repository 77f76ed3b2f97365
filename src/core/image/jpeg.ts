import { readOrientation } from "./exif.ts";

/** Size in pixels as stored, and the EXIF orientation, if any; 5 to 8 swap width and height. */
export interface Measured {
  width: number;
  height: number;
  orientation?: number | undefined;
  /** Number of colour components: 3 for RGB-like, 4 for CMYK-like. */
  components?: number;
}

// Markers of ITU-T T.81, table B.1.
const endOfImage = 0xd9;
const startOfScan = 0xda;
const numberOfLines = 0xdc;
const application1 = 0xe1;

/** A frame header of any process, or a hierarchical one (DHP), whose frames are smaller than the image. */
function isFrame(code: number): boolean {
  const isTable = code === 0xc4 || code === 0xc8 || code === 0xcc;
  return (code >= 0xc0 && code <= 0xcf && !isTable) || code === 0xde;
}

/** Markers without a segment, and FF 00, which is an escaped data byte. */
function standsAlone(code: number): boolean {
  return code <= 0x01 || (code >= 0xd0 && code <= 0xd8);
}

/** True if the bytes, as far as they go, are SOI and the start of another marker. */
export function isJpeg(head: Uint8Array): boolean {
  return head[0] === 0xff && head[1] === 0xd8 && (head[2] ?? 0xff) === 0xff;
}

/**
 * Reads past the frame header, since the orientation may follow it, and past the first scan if the height is deferred
 * (DNL). Undefined if the head has no size. If the head ends before the scan, the size counts only in the `last` head
 * that will be read.
 */
export function readJpeg(head: Uint8Array, last: boolean): Measured | undefined {
  let size: Measured | undefined;
  let orientation: number | undefined;
  for (const { code, data } of segments(head)) {
    if (isFrame(code)) {
      size ??= { height: data.getUint16(1), width: data.getUint16(3), components: data.getUint8(5) };
    } else if (code === application1) orientation ??= readOrientation(data);
    else if (code === numberOfLines && size) return { ...size, orientation, height: data.getUint16(0) };
    else if (code === startOfScan && size?.height !== 0) return size && { ...size, orientation };
  }
  return last && size ? { ...size, orientation } : undefined;
}

/**
 * The complete segments in the head. A marker may be preceded by any number of fill bytes FF (B.1.1.2); anything else
 * between segments, mostly scan data, is skipped.
 */
function* segments(head: Uint8Array): Generator<{ code: number; data: DataView }> {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  for (let at = head.indexOf(0xff, 2); at >= 0; at = head.indexOf(0xff, at)) {
    while (head[at] === 0xff) at++;
    const code = head[at++] ?? endOfImage;
    if (code === endOfImage) return;
    if (standsAlone(code)) continue;
    if (at + 2 > head.length) return;
    const end = at + Math.max(view.getUint16(at), 2);
    if (end > head.length) return;
    yield { code, data: new DataView(head.buffer, head.byteOffset + at + 2, end - at - 2) };
    at = end;
  }
}
