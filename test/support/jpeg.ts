type Bytes = Uint8Array<ArrayBuffer>;

/** JPEG's markers under their standard names (ITU-T T.81, table B.1). */
export const marker = {
  TEM: 0x01,
  SOF0: 0xc0,
  DHT: 0xc4,
  RST0: 0xd0,
  EOI: 0xd9,
  SOS: 0xda,
  DNL: 0xdc,
  DHP: 0xde,
  APP0: 0xe0,
  APP1: 0xe1,
  APP2: 0xe2,
  COM: 0xfe,
} as const;

const fill = 0xff;

export function join(...pieces: readonly Uint8Array[]): Bytes {
  return new Uint8Array(Buffer.concat(pieces));
}

/** Fill bytes, any number of which may precede a marker (B.1.1.2). */
export function fills(count: number): Bytes {
  return new Uint8Array(count).fill(fill);
}

export function standalone(code: number): Bytes {
  return Uint8Array.of(0xff, code);
}

export function segment(code: number, data: Uint8Array): Bytes {
  const length = data.length + 2;
  return join(Uint8Array.of(0xff, code, length >> 8, length & 0xff), data);
}

export function comment(length: number): Bytes {
  return segment(marker.COM, new Uint8Array(length).fill(0x2e));
}

/** The start of a frame header; the same for `SOF` and `DHP`. */
export function frameStart(width: number, height: number): Bytes {
  return Uint8Array.of(8, height >> 8, height & 0xff, width >> 8, width & 0xff);
}

export interface ExifOptions {
  littleEndian?: boolean;
  /** The value's type: 3 is SHORT, which EXIF requires, 4 is LONG. */
  type?: number;
  /** Where the directory starts. */
  directory?: number;
  /** How many entries the directory claims; it has one. */
  entries?: number;
  /** What follows the directory, such as a thumbnail. */
  rest?: Uint8Array;
}

/** An EXIF segment with an orientation. */
export function exif(orientation: number, options: ExifOptions = {}): Bytes {
  const { littleEndian = false, type = 3, directory = 8, entries = 1, rest = new Uint8Array() } = options;
  const tiff = new Uint8Array(directory + 18);
  const view = new DataView(tiff.buffer);
  tiff.fill(littleEndian ? 0x49 : 0x4d, 0, 2);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, directory, littleEndian);
  view.setUint16(directory, entries, littleEndian);
  view.setUint16(directory + 2, 0x0112, littleEndian);
  view.setUint16(directory + 4, type, littleEndian);
  view.setUint32(directory + 6, 1, littleEndian);
  if (type === 3) view.setUint16(directory + 10, orientation, littleEndian);
  else view.setUint32(directory + 10, orientation, littleEndian);
  return segment(marker.APP1, join(Buffer.from("Exif\0\0", "latin1"), tiff, rest));
}

/** A JPEG taken apart: the segments up to the first scan, and everything after them. */
export interface Parts {
  segments: readonly { code: number; bytes: Bytes }[];
  scan: Bytes;
}

/** Takes a plain JPEG apart. */
export function takeApart(picture: Bytes): Parts {
  const segments: { code: number; bytes: Bytes }[] = [];
  const view = new DataView(picture.buffer, picture.byteOffset);
  let at = 2;
  for (;;) {
    const code = view.getUint8(at + 1);
    const end = at + 2 + view.getUint16(at + 2);
    segments.push({ code, bytes: picture.slice(at, end) });
    at = end;
    if (code === marker.SOS) return { segments, scan: picture.slice(at) };
  }
}

/** Reassembles a JPEG; `before` returns what to insert before each segment, by its code. */
export function putTogether({ segments, scan }: Parts, before: (code: number) => Uint8Array): Bytes {
  const pieces = segments.flatMap(({ code, bytes }) => [before(code), bytes]);
  return join(standalone(0xd8), ...pieces, scan);
}

/** The image with these bytes before its first segment. */
export function begunWith(picture: Bytes, ...pieces: readonly Uint8Array[]): Bytes {
  return join(picture.subarray(0, 2), ...pieces, picture.subarray(2));
}

/** The image with these bytes before the first segment of that code. */
export function insertedBefore(picture: Bytes, code: number, ...pieces: readonly Uint8Array[]): Bytes {
  let done = false;
  return putTogether(takeApart(picture), (each) => {
    if (each !== code || done) return new Uint8Array();
    done = true;
    return join(...pieces);
  });
}

/** The image, a baseline JPEG, with its frame header changed. */
export function withFrame(picture: Bytes, change: (frame: DataView) => void): Bytes {
  const parts = takeApart(picture);
  const frame = parts.segments.find(({ code }) => code === marker.SOF0);
  if (!frame) throw new Error("no baseline frame");
  change(new DataView(frame.bytes.buffer));
  return putTogether(parts, () => new Uint8Array());
}
