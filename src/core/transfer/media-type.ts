import { toBlob } from "../input/file.ts";

/** What the first bytes of files look like, as Latin-1 text; of several that fit the first one counts. */
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

/** Names that mean the same type. */
const aliases: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "audio/mp3": "audio/mpeg",
  "audio/m4a": "audio/mp4",
  "audio/wave": "audio/wav",
  "audio/vnd.wave": "audio/wav",
};

/** A media type without its parameters and under its usual name, so that two can be compared. */
export function plainMediaType(mediaType: string): string {
  const plain = (mediaType.split(";")[0] ?? "").trim().toLowerCase().replace("/x-", "/");
  return Object.hasOwn(aliases, plain) ? (aliases[plain] ?? plain) : plain;
}

/**
 * The file to send, typed by its first bytes, or by what it says of itself where they show nothing; its bytes are not
 * copied. Adds a reason where it cannot be read, is empty, or nobody can tell what it is.
 */
export async function prepareMedia(
  input: unknown,
  field: string,
  reasons: string[],
): Promise<File | undefined> {
  // At once: bytes that change after the call must not change what is sent.
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
    reasons.push(`${field} begins like nothing known: say what it is by the type of a Blob or File`);
    return undefined;
  }
  const name = (blob instanceof File && blob.name) || (extension ? `file.${extension}` : "file");
  return new File([blob], name, { type });
}

/** What a file's first bytes show, empty where they show nothing. Adds a reason where it cannot be read. */
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

/**
 * Some containers hold sound as well as pictures, which their first bytes do not tell: there the file's own word
 * counts.
 */
function typeOf(shown: string, own: string): string {
  if (shown === "") return own;
  const [, subtype] = shown.split("/");
  const [, ownSubtype] = plainMediaType(own).split("/");
  return subtype === ownSubtype ? own : shown;
}
