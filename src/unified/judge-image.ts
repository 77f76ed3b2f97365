import type { VendorName } from "../core/errors/index.ts";
import { assertValid } from "../core/errors/input.ts";
import { brokenRules } from "../core/image/broken-rules.ts";
import { readFacts } from "../core/image/check.ts";
import { checkFaces, type Face, faceAdvice } from "../core/image/faces.ts";
import type { ImageFacts, Oddity } from "../core/image/sniff.ts";
import { fixOf } from "./image-fix.ts";
import { imageGuides } from "./image-guides.ts";
import type { CheckImageOptions, ImageAspect, ImageReport, ImageVerdict } from "./image-report.ts";
import { judgeEach } from "./rules.ts";

/** The part of `checkImage` that parses image formats, loaded with the first image. */
export async function judgeImage<Vendor extends VendorName>(
  blob: Blob,
  vendor: Vendor | undefined,
  options: CheckImageOptions,
): Promise<ImageReport<Vendor>> {
  const facts = await readFacts(blob);
  const { format, width, height, bytes } = facts;
  // A detector would only fail on a file that cannot be read.
  const readable = facts.broken === undefined && width !== undefined && height !== undefined;
  const faces = readable ? await findFaces(blob, options, vendor) : undefined;
  const vendors = judgeEach(vendor, ({ imageRules }, name): ImageVerdict => {
    const broken = brokenRules(facts, imageRules, "the image");
    const problems = broken.map((each) => ({ ...each, source: imageRules.source }));
    const none = { fix: undefined, plan: undefined };
    const { fix, plan } = broken.length > 0 ? fixOf(broken, facts, imageRules, faces) : none;
    return { ok: problems.length === 0, problems, fix, plan, guide: imageGuides[name] };
  });
  const advice = faces && readable ? faceAdvice(faces, { width, height }) : [];
  const warnings = [...mislabelling(blob, facts), ...oddWarnings(facts, options.oneColour), ...advice];
  const given = { faces, "one colour": options.oneColour };
  const looked = (at: ImageAspect): boolean =>
    at in given ? given[at as keyof typeof given] !== undefined : seen.includes(at);
  const [lookedAt, notLookedAt] = [aspects.filter(looked), aspects.filter((at) => !looked(at))];
  return { format, width, height, bytes, lookedAt, notLookedAt, faces, warnings, vendors };
}

const aspects: readonly ImageAspect[] = [
  "format",
  "size",
  "shape",
  "one colour",
  "faces",
  "light",
  "consent",
];
/** The aspects that the start of a file reveals. */
const seen: readonly ImageAspect[] = ["format", "size", "shape"];

async function findFaces(
  blob: Blob,
  { faces }: CheckImageOptions,
  vendor: VendorName | undefined,
): Promise<readonly Face[] | undefined> {
  if (faces === undefined) return undefined;
  const found = typeof faces === "function" ? await faces(blob) : faces;
  const reasons: string[] = [];
  checkFaces(found, reasons);
  assertValid(vendor, reasons);
  return found;
}

/** In pixels. */
const tiny = 64;

/** An image of one colour takes about 0.002 to 0.006 bytes per pixel; hardly any other takes so few. */
const minBytesPerPixel = { png: 0.007, jpeg: 0.007, webp: 0.003 } as const;
const headBytes = 600;

const oddities: Readonly<Record<Oddity, string>> = {
  animated: "it is animated; avatars are built from a still image, and which frame is used is not documented",
  turned: "its EXIF data rotates or mirrors it, which some programs ignore",
  cmyk: "its colours are CMYK (for print), which many programs display wrongly",
};

/** Warnings about images that break no rule but are unlikely to work. */
function oddWarnings({ type, width = 0, height = 0, bytes, odd }: ImageFacts, oneColour?: boolean): string[] {
  const warnings: string[] = [];
  if (oneColour) warnings.push("it is all one colour");
  if (!type || width === 0) return warnings;
  const format = type.slice("image/".length) as keyof typeof minBytesPerPixel;
  if (oneColour === undefined && bytes - headBytes < minBytesPerPixel[format] * width * height)
    warnings.push(
      `it has ${bytes} bytes for ${width}x${height} pixels, too few for a photograph: it is probably all one colour`,
    );
  if (Math.min(width, height) < tiny)
    warnings.push(`it is tiny: at ${width}x${height}, a face has hardly any detail`);
  return [...warnings, ...odd.map((each) => oddities[each])];
}

/** Warnings about a file name or type that contradicts the bytes. */
function mislabelling(blob: Blob, { type, format, name }: ImageFacts): string[] {
  if (format === undefined) return [];
  const warnings: string[] = [];
  const [, extension] = (blob instanceof File && /\.(png|jpe?g|webp)$/i.exec(blob.name)) || [];
  if (extension && !sameFormat(extension, format)) warnings.push(`named .${extension}, but it is ${name}`);
  const claimed = /^image\/(\w+)/.exec(blob.type)?.[1];
  if (claimed && !sameFormat(claimed, format)) warnings.push(`typed ${blob.type}, but it is ${type ?? name}`);
  return warnings;
}

function sameFormat(claim: string, format: string): boolean {
  return claim.toLowerCase().replace("jpg", "jpeg") === format;
}
