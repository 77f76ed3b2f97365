import { type ImageInput, toBlob } from "./input.ts";
import { type ImageFacts, type ImageType, sniffImage } from "./sniff.ts";

/** What a vendor takes; each vendor's table names its sources. */
export interface ImageRules {
  types: readonly ImageType[];
  /** In MB of 2^20 bytes. No vendor says which MB it means, so the larger meaning: never refuse what may pass. */
  maxMegabytes?: number;
  /** Shapes allowed, width to height, upright and lying. */
  ratios?: readonly (readonly [width: number, height: number])[];
  /** Smallest and largest picture, lying: long side by short side, in pixels. */
  smallest?: readonly [long: number, short: number];
  largest?: readonly [long: number, short: number];
}

/** A picture that passed: ready to be sent. */
export interface CheckedImage extends ImageFacts {
  /** Typed by its bytes, whatever it said of itself. */
  file: File;
}

const extension: Record<ImageType, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};
const formatName: Record<ImageType, string> = {
  "image/png": "PNG",
  "image/jpeg": "JPEG",
  "image/webp": "WebP",
};

/**
 * Checks a picture against a vendor's rules; adds every broken one to `reasons`.
 *
 * A `File` keeps its name, other bytes get one that fits their type. The bytes themselves are not copied.
 */
export async function checkImage(
  input: ImageInput,
  field: string,
  rules: ImageRules,
  reasons: string[],
): Promise<CheckedImage | undefined> {
  const blob = toBlob(input);
  const facts = typeof blob === "string" ? blob : await sniffImage(blob).catch(unreadable);
  if (typeof blob === "string" || typeof facts === "string") {
    reasons.push(`${field} ${facts}`);
    return undefined;
  }
  const broken = brokenRules(blob.size, facts, rules);
  reasons.push(...broken.map((reason) => `${field} ${reason}`));
  if (broken.length > 0) return undefined;
  const name = (blob instanceof File && blob.name) || `image.${extension[facts.type]}`;
  return { ...facts, file: new File([blob], name, { type: facts.type }) };
}

// A file on disk that was removed or changed after it was picked.
function unreadable(error: unknown): string {
  if (error instanceof DOMException) return `cannot be read: ${error.message}`;
  throw error;
}

function brokenRules(bytes: number, facts: ImageFacts, rules: ImageRules): string[] {
  const { type, width, height } = facts;
  const { types, maxMegabytes, ratios, smallest, largest } = rules;
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const broken: string[] = [];
  if (!types.includes(type)) {
    broken.push(`is ${formatName[type]}; allowed: ${types.map((allowed) => formatName[allowed]).join(", ")}`);
  }
  if (maxMegabytes !== undefined && bytes > maxMegabytes * 2 ** 20) {
    broken.push(`has ${(bytes / 2 ** 20).toFixed(2)} MB; allowed: up to ${maxMegabytes} MB`);
  }
  if (ratios && !ratios.some(([w, h]) => width * h === height * w)) {
    const allowed = ratios.map((ratio) => ratio.join(":")).join(" or ");
    broken.push(`is ${width}x${height}, which is not exactly ${allowed}`);
  }
  if (smallest && (long < smallest[0] || short < smallest[1])) {
    broken.push(
      `is ${width}x${height}; at least ${smallest.join("x")} or ${[...smallest].reverse().join("x")}`,
    );
  }
  if (largest && (long > largest[0] || short > largest[1])) {
    broken.push(`is ${width}x${height}; at most ${largest.join("x")} or ${[...largest].reverse().join("x")}`);
  }
  return broken;
}
