import { toBlob } from "../input/file.ts";

/** File signatures as Latin-1 text; the first match counts. */
const beginnings: readonly (readonly [beginning: RegExp, mediaType: string, extension: string])[] = [
  [/^.PNG\r\n.\n/s, "image/png", "png"],
  [/^\xff\xd8\xff/, "image/jpeg", "jpg"],
  [/^RIFF....WEBP/s, "image/webp", "webp"],
  [/^GIF8[79]a/, "image/gif", "gif"],
  [/^....ftyp(heic|heix|hevc|mif1|msf1)/s, "image/heic", "heic"],
  [/^....ftypavi[fs]/s, "image/avif", "avif"],
  [/^....ftypM4[AB] /s, "audio/mp4", "m4a"],
  [/^....ftypqt {2}/s, "video/quicktime", "mov"],
  [/^....ftyp/s, "video/mp4", "mp4"],
  [/^.E\xdf\xa3/s, "video/webm", "webm"],
  [/^RIFF....WAVE/s, "audio/wav", "wav"],
  [/^(ID3|\xff[\xe2-\xe7\xf2\xf3\xfa\xfb])/, "audio/mpeg", "mp3"],
  [/^\xff[\xf0\xf1\xf8\xf9]/, "audio/aac", "aac"],
  [/^OggS/, "audio/ogg", "ogg"],
  [/^fLaC/, "audio/flac", "flac"],
  [/^%PDF-/, "application/pdf", "pdf"],
];

const headBytes = 16;

/** Aliases of media types. */
const aliases: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "audio/mp3": "audio/mpeg",
  "audio/m4a": "audio/mp4",
  "audio/wave": "audio/wav",
  "audio/vnd.wave": "audio/wav",
};

/** Normalizes a media type for comparison: no parameters, no aliases. */
export function plainMediaType(mediaType: string): string {
  const plain = (mediaType.split(";")[0] ?? "").trim().toLowerCase().replace("/x-", "/");
  return Object.hasOwn(aliases, plain) ? (aliases[plain] ?? plain) : plain;
}

/**
 * Returns the file to send, typed by its first bytes or, if they are inconclusive, by the type it declares. The bytes
 * are not copied. Adds a reason if the file cannot be read, is empty or has no known type.
 */
export async function prepareMedia(
  input: unknown,
  field: string,
  reasons: string[],
): Promise<File | undefined> {
  // Copied first: bytes that change after the call must not change what is sent.
  const blob = toBlob(input);
  if (typeof blob === "string") {
    reasons.push(`${field} ${blob}`);
    return undefined;
  }
  if (blob.size === 0) {
    reasons.push(`${field} is empty (0 bytes)`);
    return undefined;
  }
  const shown = await sniffFile(blob, field, reasons);
  if (!shown) return undefined;
  const { mediaType, extension } = shown;
  const type = typeOf(mediaType, blob.type);
  if (type === "") {
    reasons.push(`${field} has an unknown file format: set the type of a Blob or File`);
    return undefined;
  }
  const name = (blob instanceof File && blob.name) || (extension ? `file.${extension}` : "file");
  return new File([blob], name, { type });
}

/** Detects a file's type from its first bytes; empty strings if unknown. Adds a reason if it cannot be read. */
export async function sniffFile(
  blob: Blob,
  field: string,
  reasons: string[],
): Promise<{ mediaType: string; extension: string } | undefined> {
  try {
    const head = new Uint8Array(await blob.slice(0, headBytes).arrayBuffer());
    const start = String.fromCharCode(...head);
    const [, mediaType, extension] = beginnings.find(([beginning]) => beginning.test(start)) ?? [];
    return { mediaType: mediaType ?? "", extension: extension ?? "" };
  } catch (error) {
    reasons.push(`${field} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Some containers may hold audio or video, which their first bytes do not tell; there the declared type counts. */
function typeOf(shown: string, own: string): string {
  if (shown === "") return own;
  const [, subtype] = shown.split("/");
  const [, ownSubtype] = plainMediaType(own).split("/");
  return subtype === ownSubtype ? own : shown;
}
