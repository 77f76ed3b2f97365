import { readFileSync } from "node:fs";
import { makePng } from "../../scripts/common/png.ts";

type Bytes = Uint8Array<ArrayBuffer>;

function fixture(name: string): Bytes {
  return new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
}

/** Real images, 1280x720 unless stated otherwise. */
export const png = makePng(1280, 720);
export const jpeg = fixture("landscape.jpg");
export const progressiveJpeg = fixture("progressive.jpg");
/** 1280x720 in its header, 720x1280 as displayed (EXIF orientation 6). */
export const turnedJpeg = fixture("turned.jpg");
/** 640x480 in its header, 480x640 as displayed (EXIF orientation 8). */
export const turnedSmallJpeg = fixture("turned-small.jpg");
export const webp = fixture("landscape.webp");
export const losslessWebp = fixture("lossless.webp");
/** 720x1280 with transparency. */
export const extendedWebp = fixture("extended.webp");

const comment = makeComment(65_000);

/** A JPEG whose size comes after this many bytes of comments and other segments. */
export function withLongHead(picture: Bytes, bytes: number): Bytes {
  const comments = Array.from({ length: Math.ceil(bytes / comment.length) }, () => comment);
  return join(picture.subarray(0, 2), ...comments, picture.subarray(2));
}

function makeComment(length: number): Bytes {
  const segment = new Uint8Array(length + 4);
  segment.set([0xff, 0xfe, (length + 2) >> 8, (length + 2) & 0xff]);
  return segment;
}

function join(...pieces: readonly Bytes[]): Bytes {
  return new Uint8Array(Buffer.concat(pieces));
}

const encoder = new TextEncoder();

/** Text as bytes. */
export function text(content: string): Bytes {
  return encoder.encode(content);
}

/** What people send by mistake, and what the error must say. */
export const noPictures: readonly (readonly [name: string, bytes: Bytes, reason: RegExp])[] = [
  ["nothing", new Uint8Array(), /is empty \(0 bytes\)/],
  ["one byte", Uint8Array.of(0x89), /something else/],
  ["text", text("a portrait of Ada"), /not a PNG.* image but something else/],
  ["an HTML page", text("\n<!doctype html><title>404</title>"), /an HTML page/],
  ["an SVG", text('<svg xmlns="http://www.w3.org/2000/svg"/>'), /an SVG or XML text/],
  ["JSON", text('{"error":"not found"}'), /JSON text/],
  ["a data URI", text("data:image/png;base64,iVBORw0KGgo="), /the text of a data URI/],
  ["a GIF", text("GIF89a\u0001\0\u0001\0"), /a GIF/],
  ["a BMP", text("BM\u0010\0\0\0"), /a BMP/],
  ["a HEIC", text("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"), /a HEIC/],
  ["an AVIF", text("\0\0\0\u0018ftypavif\0\0\0\0mif1avif"), /an AVIF/],
  ["a video", text("\0\0\0\u0018ftypmp42\0\0\0\0mp42isom"), /a video/],
  ["a PDF", text("%PDF-1.7\n"), /a PDF/],
  ["a WAV, RIFF like a WebP", text("RIFF\u0010\0\0\0WAVEfmt "), /something else/],
  ["a PNG cut off in its header", png.slice(0, 20), /image\/png but is broken or truncated/],
  ["a JPEG cut off before its size", jpeg.slice(0, 20), /image\/jpeg but is broken or truncated/],
  ["a WebP cut off in its header", webp.slice(0, 20), /image\/webp but is broken or truncated/],
  ["a PNG of no width", makePng(0, 720), /image\/png but is broken or truncated/],
];
