import type { VendorName } from "../core/errors/index.ts";
import { readFacts } from "../core/image/check.ts";
import { brokenRules } from "../core/image/rules.ts";
import type { ImageFacts } from "../core/image/sniff.ts";
import { fixOf } from "./image-fix.ts";
import type { ImageReport, ImageVerdict } from "./image-report.ts";
import { judgeEach } from "./rules.ts";

/** The part of `checkImage` that knows the formats, loaded by the first picture; see there. */
export async function judgeImage<Vendor extends VendorName>(
  blob: Blob,
  vendor: Vendor | undefined,
): Promise<ImageReport<Vendor>> {
  const facts = await readFacts(blob);
  const { format, width, height, bytes } = facts;
  const vendors = judgeEach(vendor, ({ imageRules }): ImageVerdict => {
    const problems = brokenRules(facts, imageRules, "the picture").map((broken) => ({
      ...broken,
      fix: fixOf(broken, facts, imageRules),
      source: imageRules.source,
    }));
    return { ok: problems.length === 0, problems };
  });
  return { format, width, height, bytes, warnings: lies(blob, facts), vendors };
}

/** What the file's name and type claim wrongly. */
function lies(blob: Blob, { type, format, name }: ImageFacts): string[] {
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
