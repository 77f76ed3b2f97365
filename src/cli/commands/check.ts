import type { VendorName } from "../../core/errors/index.ts";
import { lookAt } from "../../node/fit/look.ts";
import { checkImage } from "../../unified/check-image.ts";
import { checkName, type NameReport } from "../../unified/check-name.ts";
import type { ImageReport, ImageVerdict } from "../../unified/image-report.ts";
import type { Context, Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { endings } from "../exit-codes.ts";
import { picturesIn } from "../fit/files.ts";
import { readAllVendors, vendorNames } from "../vendors/registry.ts";
import { isUrl, openPicture } from "./picture.ts";

/** A checked image, and the vendors that would reject it or its name. */
interface Checked {
  report: ImageReport;
  refusing: readonly VendorName[];
}

export const run: Run = async (context) => {
  const { io, screen, args, values } = context;
  const [source = ""] = args;
  if (isUrl(source)) throw new UsageError("check reads files only; download the image first");
  const vendors = values.vendor ? readAllVendors(values.vendor) : vendorNames;
  const names = values.name === undefined ? undefined : checkName(values.name);
  const folder = await picturesIn(io.cwd, source);
  if (!folder) {
    const checked = await checkOne(context, source, vendors, names);
    await show(context, source, vendors, checked, names);
    const refused = checked.refusing.length;
    if (refused === 0) return "done";
    screen.note(`${refused} of ${vendors.length} would reject it (code ${endings.badInput.code})`);
    return "badInput";
  }
  const refusals = new Map<VendorName, number>();
  let refused = 0;
  let warned = 0;
  let last: ImageReport | undefined;
  for (const file of folder) {
    io.signal.throwIfAborted();
    const checked = await checkOne(context, file, vendors, names).catch(async (error: unknown) => {
      if (!(error instanceof UsageError)) throw error;
      await screen.emit({ file, ok: false, reasons: [error.message] });
      await screen.out(`${file}: ${error.message}`);
    });
    if (!checked) {
      refused += 1;
      continue;
    }
    const { report, refusing } = checked;
    last = report;
    for (const vendor of refusing) refusals.set(vendor, (refusals.get(vendor) ?? 0) + 1);
    if (refusing.length > 0) refused += 1;
    if (report.warnings.length > 0) warned += 1;
    const verdict = refusing.length > 0 ? `${refusing.join(", ")} would reject it` : keeping;
    const notes = report.warnings.map((warning) => `; note: ${warning}`).join("");
    await screen.out(`${file}: ${describe(report)}: ${verdict}${notes}`);
  }
  if (last) await screen.out(looks(last));
  await screen.emit({
    event: "summary",
    pictures: folder.length,
    refused,
    warned,
    by: Object.fromEntries(refusals),
  });
  const by = [...refusals].map(([vendor, count]) => `${vendor} ${count}`).join(", ");
  await screen.out(
    `${folder.length} images: ${folder.length - refused} meet the rules, ${refused} would be rejected${by && ` (${by})`}, ${warned} with notes`,
  );
  if (refused === 0) return "done";
  screen.note(`to fix what can be fixed: avatars fit ${quote(source)} --vendor V -o FOLDER`);
  return "badInput";
};

const keeping = "meets the rules for format, size and shape";

/** Checks an image, and prints the result as JSON with --json. */
async function checkOne(
  { io, screen }: Context,
  file: string,
  vendors: readonly VendorName[],
  names: NameReport | undefined,
): Promise<Checked> {
  const image = await openPicture(io, file);
  const { oneColour, broken } = await lookAt(image);
  const head = await checkImage(image, undefined, { oneColour });
  // checkImage has already reported files whose head is not an image's.
  const isCut = broken !== undefined && head.width !== undefined;
  const warnings = isCut ? [...head.warnings, `its pixels cannot be decoded: ${broken}`] : head.warnings;
  const report = { ...head, warnings };
  const { format = null, width = null, height = null, bytes, lookedAt, notLookedAt } = report;
  const refusing: VendorName[] = [];
  for (const vendor of vendors) {
    const { problems, fix, plan, guide } = report.vendors[vendor];
    const name = names?.vendors[vendor];
    const all = [...problems, ...(name?.problems ?? [])];
    if (all.length > 0) refusing.push(vendor);
    await screen.emit({
      file,
      vendor,
      ok: all.length === 0,
      problems: all,
      ...(fix !== undefined && { fix }),
      ...(plan !== undefined && { plan }),
      warnings: [...report.warnings, ...(name?.warnings ?? [])],
      lookedAt,
      notLookedAt,
      guide,
      picture: { format, width, height, bytes },
    });
  }
  return { report, refusing };
}

async function show(
  { screen }: Context,
  file: string,
  vendors: readonly VendorName[],
  { report, refusing }: Checked,
  names: NameReport | undefined,
): Promise<void> {
  await screen.out(`${file}: ${describe(report)}`);
  for (const warning of report.warnings) await screen.out(`note: ${warning}`);
  for (const vendor of vendors) {
    const verdict = report.vendors[vendor];
    const name = names?.vendors[vendor];
    await screen.out(`${vendor.padEnd(9)}  ${refusing.includes(vendor) ? "would reject it" : keeping}`);
    for (const { message } of verdict.problems) await screen.out(`  - ${message}`);
    if (verdict.fix !== undefined)
      await screen.out(`  - to fix it: ${verdict.fix}${fitCommand(file, vendor, report.format, verdict)}`);
    for (const { message, fix } of name?.problems ?? []) await screen.out(`  - ${message}: ${fix}`);
    for (const { message } of name?.warnings ?? []) await screen.out(`  - note: ${message}`);
    await screen.out(`  - guide to suitable images: ${verdict.guide}`);
  }
  await screen.out(looks(report));
}

function looks({ lookedAt, notLookedAt }: ImageReport): string {
  return `checked: ${lookedAt.join(", ")}; not checked: ${notLookedAt.join(", ")}`;
}

function describe({ format = "unknown format", width, height, bytes }: ImageReport): string {
  const size = width === undefined ? "size unknown" : `${width}x${height}`;
  return `${format}, ${size}, ${(bytes / 2 ** 20).toFixed(2)} MB`;
}

/** Formats that no vendor accepts but sharp can read. */
const readable = ["gif", "tiff", "avif", "svg"];

function fitCommand(file: string, vendor: VendorName, format = "", { plan }: ImageVerdict): string {
  if (!plan && !readable.includes(format)) return "";
  const stem = file.replace(/^.*[\\/]|\.[^.]*$/g, "");
  // Without an extension, the output gets that of its format.
  return `; run: avatars fit ${quote(file)} --vendor ${vendor} -o ${quote(`${stem}-${vendor}`)}`;
}

/** Quotes text for a shell. */
function quote(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
