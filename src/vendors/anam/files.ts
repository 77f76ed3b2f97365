import { checkFileSize } from "../../core/input/file.ts";
import { sniffFile } from "../../core/transfer/media-type.ts";
import { documentRules, recordingRules } from "./limits.ts";

const nameOf = (blob: Blob): string => (blob instanceof File ? blob.name : "");
const extensionOf = (blob: Blob): string => /\.(\w+)$/.exec(nameOf(blob))?.[1]?.toLowerCase() ?? "";

/** Media types of recordings, by file extension. */
const recordings: Readonly<Record<string, string>> = {
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

/**
 * Checks a recording and returns the file to send, with a media type that starts with `audio/`: its own, or else one
 * derived from its first bytes or its name. Only the presigned upload requires one; a form may carry unknown bytes.
 */
export async function prepareRecording(
  input: unknown,
  field: string,
  reasons: string[],
): Promise<File | undefined> {
  // Copied first: bytes that change after the call must not change what is sent.
  const blob = checkFileSize(input, field, recordingRules.maxMegabytes, reasons);
  const shown = blob && (await sniffFile(blob, field, reasons));
  if (!blob || !shown) return undefined;
  // MP4 and WebM files may hold audio only.
  const sound = /^(audio|video)\/(.+)$/.exec(shown.mediaType)?.[2];
  const found = sound === undefined ? recordings[extensionOf(blob)] : `audio/${sound}`;
  const type = /^audio\/./.test(blob.type) ? blob.type : found;
  const silent = blob.type === "" || blob.type === "application/octet-stream";
  if (type === undefined && (!silent || blob.size > recordingRules.maxFormBytes))
    reasons.push(
      `${field} must have a media type that starts with audio/, such as audio/wav, not ${JSON.stringify(blob.type)}`,
    );
  const name = nameOf(blob) || `recording.${shown.extension || "audio"}`;
  return new File([blob], name, { type: type ?? "application/octet-stream" });
}

/**
 * Checks a document and returns the file to send, under its own name. The media type follows from the extension, or
 * else from the type that the file declares. The bytes are not read.
 */
export function prepareDocument(input: unknown, field: string, reasons: string[]): File | undefined {
  const { types, kinds, maxMegabytes } = documentRules;
  const blob = checkFileSize(input, field, maxMegabytes, reasons);
  if (!blob) return undefined;
  const own = extensionOf(blob);
  const declared = blob.type.split(";")[0]?.trim();
  const extension = Object.hasOwn(types, own)
    ? own
    : Object.keys(types).find((one) => types[one] === declared);
  if (extension === undefined) {
    const found = [nameOf(blob) && JSON.stringify(nameOf(blob)), blob.type].filter(Boolean).join(", ");
    const problem = `must be ${kinds}, by its name or its media type, not ${found || "bytes without either"}`;
    reasons.push(`${field} ${problem}`);
    return undefined;
  }
  return new File([blob], nameOf(blob) || `document.${extension}`, { type: types[extension] ?? "" });
}
