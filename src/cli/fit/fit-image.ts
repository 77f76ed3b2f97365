import { parse as parsePath } from "node:path";
import type { VendorName } from "../../core/errors/index.ts";
import { InvalidInputError } from "../../core/errors/index.ts";
import { extensions } from "../../core/image/check.ts";
import type { ImageRules } from "../../core/image/rules.ts";
import { formatNames, type ImageType } from "../../core/image/sniff.ts";
import { checkImage } from "../../unified/check-image.ts";
import { judgeEach } from "../../unified/rules.ts";
import { loadSharp } from "./load-sharp.ts";
import { type FitPlan, planFit, type Size } from "./plan.ts";

/** A picture that keeps the vendor's rules. */
export interface Fitted {
  image: File;
  /** What was done to it, as a sentence for people. */
  did: string;
}

type Sharp = Awaited<ReturnType<typeof loadSharp>>;

/** How far to go to make a file small enough: first in quality, then in size. */
const qualities = [92, 85, 75, 65, 50];
const shrinks = [1, 0.75, 0.5, 0.35, 0.25];

/**
 * Crops, scales and converts a picture to a vendor's rules; one that keeps them is left as it is. The part that is kept
 * is where sharp's "attention" strategy finds skin, colour and detail.
 *
 * @throws UsageError where sharp is missing; InvalidInputError for what sharp cannot read.
 */
export async function fitImage(image: File, vendor: VendorName, load = loadSharp): Promise<Fitted> {
  const report = await checkImage(image, vendor);
  if (report.vendors[vendor].ok) return { image, did: "already meets the rules" };
  const sharp = await load();
  const rules = judgeEach(vendor, ({ imageRules }) => imageRules)[vendor];
  const source = new Uint8Array(await image.arrayBuffer());
  try {
    const { autoOrient: picture, hasAlpha } = await sharp(source).metadata();
    const own = rules.types.find((type) => type === `image/${report.format}`);
    const { bytes, type, plan } = await encode(sharp, source, picture, rules, own);
    const did = describe(picture, plan, type, hasAlpha && type === "image/jpeg");
    return { image: new File([bytes], `${parsePath(image.name).name}.${extensions[type]}`, { type }), did };
  } catch (error) {
    const [why] = error instanceof Error ? error.message.split("\n") : [String(error)];
    throw new InvalidInputError(vendor, [`the picture cannot be fitted: ${why}`]);
  }
}

/** The first way to write the picture that is small enough, its own format if that is. */
async function encode(
  sharp: Sharp,
  source: Uint8Array,
  picture: Size,
  rules: ImageRules,
  own: ImageType | undefined,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: ImageType; plan: FitPlan }> {
  const most = (rules.maxMegabytes ?? Number.POSITIVE_INFINITY) * 2 ** 20;
  let last: { bytes: Uint8Array<ArrayBuffer>; type: ImageType; plan: FitPlan } | undefined;
  for (const shrink of shrinks) {
    const plan = planFit(picture, rules, shrink);
    const { width, height } = plan.target;
    const resized = sharp(source).autoOrient().resize({ width, height, fit: "cover", position: "attention" });
    const write = async (type: ImageType, quality: number) => {
      const way = resized.clone();
      if (type === "image/jpeg") way.flatten({ background: "white" }).jpeg({ quality });
      else if (type === "image/webp") way.webp({ quality });
      // Any quality would make a palette of the colours.
      else way.png();
      last = { bytes: new Uint8Array(await way.toBuffer()), type, plan };
      return last;
    };
    const ways = own && own !== "image/jpeg" ? [() => write(own, 95)] : [];
    for (const quality of qualities) ways.push(() => write("image/jpeg", quality));
    for (const way of ways) {
      const written = await way();
      if (written.bytes.length <= most) return written;
    }
  }
  if (!last) throw new Error("there is no way to write it");
  return last;
}

function describe(
  picture: Size,
  { crop, target, factor }: FitPlan,
  type: ImageType,
  onWhite: boolean,
): string {
  const steps: string[] = [];
  if (text(crop) !== text(picture)) steps.push(`cropped ${text(picture)} to ${text(crop)}`);
  if (text(target) !== text(crop)) {
    steps.push(`scaled to ${text(target)}${factor > 1.5 ? " (which adds no detail)" : ""}`);
  }
  if (onWhite) steps.push("placed on white");
  steps.push(`saved as ${formatNames[type]}`);
  return steps.join(", ");
}

function text({ width, height }: Size): string {
  return `${width}x${height}`;
}
