import { checkFileSize, extensionOf, type FileInput } from "../../core/input/file.ts";
import { recordingRules } from "./limits.ts";

/** Media types of recordings, by the extension of their files. */
const types: Readonly<Record<string, string>> = {
  aac: "audio/aac",
  flac: "audio/flac",
  m4a: "audio/mp4",
  mp3: "audio/mpeg",
  mp4: "audio/mp4",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  wav: "audio/wav",
  webm: "audio/webm",
};

/** How recordings begin: a pattern of Latin-1 characters, and the extension of such files. */
const heads: readonly (readonly [begins: RegExp, extension: string])[] = [
  [/^RIFF.{4}WAVE/s, "wav"],
  [/^(ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff])/, "mp3"],
  [/^\xff[\xf0\xf1\xf8\xf9]/, "aac"],
  [/^fLaC/, "flac"],
  [/^OggS/, "ogg"],
  [/^.{4}ftyp/s, "m4a"],
  [/^.E\xdf\xa3/s, "webm"],
];

/**
 * Checks a recording and gives the file to send, with a media type that begins with `audio/`: its own, or else the one that
 * its first bytes or its name show. Only the way through storage asks for one; in a form, unknown bytes are sent as such.
 */
export async function prepareAudio(
  input: FileInput,
  field: string,
  reasons: string[],
): Promise<File | undefined> {
  // At once: bytes that change after the call must not change what is sent.
  const blob = checkFileSize(input, field, recordingRules.maxMegabytes, reasons);
  if (!blob) return undefined;
  const extension = await readExtension(blob, field, reasons);
  const type = /^audio\/./.test(blob.type) ? blob.type : types[extension ?? extensionOf(blob)];
  const unknown = blob.type === "" || blob.type === "application/octet-stream";
  if (type === undefined && (!unknown || blob.size > recordingRules.maxFormBytes))
    reasons.push(
      `${field} must have a media type that begins with audio/, such as audio/wav, not ${JSON.stringify(blob.type)}`,
    );
  const name = (blob instanceof File && blob.name) || `recording.${extension ?? "audio"}`;
  return new File([blob], name, { type: type ?? "application/octet-stream" });
}

/** What the first bytes show. */
async function readExtension(blob: Blob, field: string, reasons: string[]): Promise<string | undefined> {
  try {
    const head = new Uint8Array(await blob.slice(0, 16).arrayBuffer());
    const text = String.fromCharCode(...head);
    return heads.find(([begins]) => begins.test(text))?.[1];
  } catch (error) {
    reasons.push(`${field} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
