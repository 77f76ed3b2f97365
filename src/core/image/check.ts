import { type ImageInput, toBlob } from "./input.ts";
import { brokenRules, type ImageRules } from "./rules.ts";
import { type ImageFacts, type ImageType, sniffImage } from "./sniff.ts";

const extension: Record<ImageType, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

/** The head of a picture, read once; a file that was removed or changed since it was picked is broken. */
export async function readFacts(image: Blob): Promise<ImageFacts & { lost: boolean }> {
  try {
    return { ...(await sniffImage(image)), lost: false };
  } catch (error) {
    const broken = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    const nothing = { type: undefined, format: undefined, width: undefined, height: undefined };
    return { ...nothing, name: "nothing", bytes: image.size, broken, lost: true };
  }
}

/**
 * Checks a picture against a vendor's rules, adds every broken one to `reasons`, and gives the file to send: typed by
 * its bytes, whatever it says of itself, and under its own name or one that fits the type. The bytes are not copied.
 *
 * Without `rules` only what cannot be sent at all is refused: what is no bytes, and a file that cannot be read.
 */
export async function prepareImage(
  input: ImageInput,
  field: string,
  rules: ImageRules | false,
  reasons: string[],
): Promise<File | undefined> {
  const blob = toBlob(input);
  if (typeof blob === "string") {
    reasons.push(`${field} ${blob}`);
    return undefined;
  }
  const facts = await readFacts(blob);
  const messages = rules
    ? brokenRules(facts, rules, field).map(({ message }) => message)
    : facts.lost
      ? [`${field} ${facts.broken}`]
      : [];
  reasons.push(...messages);
  if (messages.length > 0) return undefined;
  const type = facts.type ?? (blob.type || "application/octet-stream");
  const fallback = facts.type ? `image.${extension[facts.type]}` : "image";
  return new File([blob], (blob instanceof File && blob.name) || fallback, { type });
}
