import { parse as parsePath } from "node:path";
import { checkOptions, type OptionKinds } from "../../core/config/check-options.ts";
import { InvalidInputError, type VendorName } from "../../core/errors/index.ts";
import { assertValid } from "../../core/errors/input.ts";
import { brokenRules } from "../../core/image/broken-rules.ts";
import { extensions, readFacts } from "../../core/image/check.ts";
import { checkFaces, type Face, faceAdvice, type Size } from "../../core/image/faces.ts";
import { formatNames, type ImageType } from "../../core/image/formats.ts";
import { type ImageInput, imageToBlob } from "../../core/image/input.ts";
import { type FitOptions, fitReasons, planFit, planShrunk } from "../../core/image/plan-fit.ts";
import { planSteps } from "../../core/image/plan-words.ts";
import { either, type ImageRules } from "../../core/image/rules.ts";
import type { ImageFacts } from "../../core/image/sniff.ts";
import { checkImage } from "../../unified/check-image.ts";
import { checkVendor, imageRules } from "../../unified/rules.ts";
import { encode } from "./encode.ts";
import type { FitImageOptions, FittedImage } from "./fitted-image.ts";
import { loadSharp, type Sharp } from "./load-sharp.ts";
import { cutOut, fromPixels, isOneColour, padTo } from "./pixels.ts";

const kinds: OptionKinds<FitImageOptions> = {
  faces: "any",
  focus: "any",
  ratio: "any",
  pad: "any",
  format: "any",
};

/** The maximum for a re-encoded image: more pixels would help no vendor, and cost time and memory. */
const maxPixels = 4096 * 4096;
/** Steps down from the planned size, until a file is small enough. */
const shrinks = [1, 0.75, 0.5, 0.35, 0.25];

/** The implementation of `fitImage`. */
export async function fitPicture(
  image: ImageInput,
  vendor: VendorName,
  options: FitImageOptions,
  load: () => Promise<Sharp> = loadSharp,
): Promise<FittedImage> {
  checkVendor(vendor ?? null);
  checkOptions(vendor, options, kinds);
  const rules = imageRules[vendor];
  const blob = imageToBlob(image);
  if (typeof blob === "string") throw new InvalidInputError(vendor, [`image ${blob}`]);
  const facts = await readFacts(blob);
  const wanted = formatOf(options, rules, vendor);
  const given = typeof options.faces === "function" ? undefined : options.faces;
  const { focus, ratio, pad } = options;
  const planning: FitOptions = { faces: given, focus, ratio, pad };
  // If only sharp can read the size, check the options anyway.
  assertValid(vendor, fitReasons(sizeOf(facts) ?? { width: 1, height: 1 }, rules, planning));
  if (facts.broken !== undefined) throw new InvalidInputError(vendor, [`the image ${facts.broken}`]);

  if (typeof options.faces === "function") planning.faces = await find(options.faces, blob, vendor);
  const { faces } = planning;
  if (keepsRules(facts, rules, planning, wanted)) {
    const { warnings } = await checkImage(blob, vendor, { faces });
    return {
      image: named(blob, facts),
      changed: false,
      did: "already meets the rules",
      plan: undefined,
      faces,
      warnings,
    };
  }
  const sharp = await load();
  const source = new Uint8Array(await blob.arrayBuffer());
  try {
    return await rewrite(sharp, source, blob, vendor, rules, facts, planning, wanted);
  } catch (error) {
    if (error instanceof InvalidInputError) throw error;
    const [why] = error instanceof Error ? error.message.split("\n") : [String(error)];
    throw new InvalidInputError(vendor, [`the image cannot be fitted: ${why}`], { cause: error });
  }
}

async function rewrite(
  sharp: Sharp,
  source: Uint8Array<ArrayBuffer>,
  blob: Blob,
  vendor: VendorName,
  rules: ImageRules,
  facts: ImageFacts,
  options: FitOptions,
  wanted: ImageType | undefined,
): Promise<FittedImage> {
  const { autoOrient: picture, orientation = 1, hasAlpha, space, pages = 1 } = await sharp(source).metadata();
  // The smaller definition of MB, less room for the rest of the request: the vendors do not say how they count.
  const maxBytes = (rules.maxMegabytes ?? Number.POSITIVE_INFINITY) * 980_000;
  const { target: full } = planFit(picture, rules, options);
  const most = Math.min(maxPixels, 4 * maxBytes);
  const first = Math.min(1, Math.sqrt(most / (full.width * full.height)));
  const plan = planShrunk(picture, rules, options, first);
  const cut = await cutOut(sharp, source, plan, orientation);
  const pixels = options.pad ? await padTo(sharp, cut, plan, options.pad) : cut;

  const own = rules.types.find((type) => type === facts.type);
  const sizes = shrinks.map((shrink) => planShrunk(picture, rules, options, first * shrink).target);
  const written = await encode(
    sharp,
    pixels,
    wanted ?? own ?? "image/jpeg",
    wanted !== undefined,
    sizes,
    maxBytes,
  );
  const refusal = (reasons: readonly string[]) =>
    new InvalidInputError(
      vendor,
      reasons.map((reason) => `the image cannot be fitted: ${reason}`),
    );
  if (!written)
    throw refusal([
      `as ${wanted ? formatNames[wanted] : "JPEG"} it is larger than ${rules.maxMegabytes} MB at any size`,
    ]);

  const { bytes, type, size } = written;
  const name = `${parsePath(named(blob, facts).name).name}.${extensions[type]}`;
  const fitted = new File([bytes], name, { type });
  const oneColour = await isOneColour(fromPixels(sharp, pixels));
  const { vendors, warnings } = await checkImage(fitted, vendor, { oneColour });
  const { problems } = vendors[vendor];
  if (problems.length > 0) throw refusal(problems.map(({ message }) => message));

  const steps = orientation > 1 ? ["turned upright"] : [];
  if (pages > 1) steps.push("took the first frame");
  steps.push(...planSteps(plan, picture, "done"));
  if (size.width !== plan.target.width)
    steps.push(`scaled down to ${size.width}x${size.height} to save bytes`);
  if (space === "cmyk") steps.push("converted its colours for screens");
  if (hasAlpha && type === "image/jpeg") steps.push("placed on white");
  const { faces } = options;
  return {
    image: fitted,
    changed: true,
    did: [...steps, `saved as ${formatNames[type]}`].join(", "),
    plan: { ...plan, target: size },
    faces,
    warnings: [...plan.warnings, ...(faces ? faceAdvice(faces, picture) : []), ...warnings],
  };
}

/** True if there is nothing to do: the image meets all rules, has no oddities, and already matches the options. */
function keepsRules(
  facts: ImageFacts,
  rules: ImageRules,
  options: FitOptions,
  wanted: ImageType | undefined,
): boolean {
  const size = sizeOf(facts);
  if (!size || facts.odd.length > 0 || brokenRules(facts, rules, "").length > 0) return false;
  if (wanted !== undefined && wanted !== facts.type) return false;
  const { content, target } = planFit(size, rules, options);
  return [content, target].every(({ width, height }) => width === size.width && height === size.height);
}

function sizeOf({ width, height }: ImageFacts): Size | undefined {
  return width === undefined || height === undefined ? undefined : { width, height };
}

async function find(
  finder: (image: Blob) => readonly Face[] | Promise<readonly Face[]>,
  blob: Blob,
  vendor: VendorName,
): Promise<readonly Face[]> {
  const faces = await finder(blob);
  const reasons: string[] = [];
  checkFaces(faces, reasons);
  assertValid(vendor, reasons);
  return faces;
}

/** The requested format. @throws InvalidInputError if the vendor does not accept it */
function formatOf(
  { format }: FitImageOptions,
  { types }: ImageRules,
  vendor: VendorName,
): ImageType | undefined {
  if (format === undefined) return undefined;
  const wanted = types.find((type) => type.slice("image/".length) === format);
  if (wanted) return wanted;
  const allowed = either(types.map((type) => type.slice("image/".length)));
  throw new InvalidInputError(vendor, [`format must be ${allowed}, as the vendor requires`]);
}

function named(blob: Blob, { type }: ImageFacts): File {
  if (blob instanceof File && blob.name) return blob;
  return new File([blob], `image${type ? `.${extensions[type]}` : ""}`, { type: type ?? blob.type });
}
