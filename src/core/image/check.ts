import { brokenRules } from "./broken-rules.ts";
import type { ImageType } from "./formats.ts";
import type { ImageRules } from "./rules.ts";
import { type ImageFacts, sniffImage } from "./sniff.ts";

/** File extensions by type. */
export const extensions: Readonly<Record<ImageType, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

/** Reads the start of an image. A file that was removed or changed since it was picked is reported as broken. */
export async function readFacts(image: Blob): Promise<ImageFacts & { lost: boolean }> {
  try {
    return { ...(await sniffImage(image)), lost: false };
  } catch (error) {
    const broken = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    const nothing = { type: undefined, format: undefined, width: undefined, height: undefined };
    return { ...nothing, name: "nothing", bytes: image.size, odd: [], broken, lost: true };
  }
}

/** The part of `picture` that parses image formats. */
export async function checkPicture(
  blob: Blob,
  field: string,
  rules: ImageRules | false,
  reasons: string[],
): Promise<File | undefined> {
  const facts = await readFacts(blob);
  const messages = rules
    ? brokenRules(facts, rules, field).map(({ message }) => message)
    : facts.lost
      ? [`${field} ${facts.broken}`]
      : [];
  reasons.push(...messages);
  if (messages.length > 0) return undefined;
  const type = facts.type ?? (blob.type || "application/octet-stream");
  const fallback = facts.type ? `image.${extensions[facts.type]}` : "image";
  return new File([blob], (blob instanceof File && blob.name) || fallback, { type });
}
