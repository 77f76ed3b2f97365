import { resolve } from "node:path";
import type { VendorName } from "../../core/errors/index.ts";
import { InvalidInputError } from "../../core/errors/index.ts";
import { type FittedImage, fitImage } from "../../node.ts";
import { checkImage } from "../../unified/check-image.ts";
import { checkName } from "../../unified/check-name.ts";
import type { Context } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { isFolder, Outputs } from "../fit/files.ts";
import { readFitOptions } from "../fit/fit-options.ts";
import type { Chosen } from "../vendors/choose.ts";
import { isUrl, openPicture } from "./picture.ts";

/** The image to send to one vendor. */
export interface PreparedJob extends Chosen {
  image: File | `https://${string}`;
}

/**
 * Prepares the image for each vendor, fitted with --fit. Checks image and name for all vendors before anything is sent
 * to any of them: nobody wants to pay two vendors for an image that the third rejects.
 *
 * @throws InvalidInputError with every reason for every vendor
 */
export async function prepare<One extends Chosen>(
  context: Context,
  chosen: readonly One[],
  source: string,
  name: string,
): Promise<(One & PreparedJob)[]> {
  const { io, values } = context;
  for (const option of ["ratio", "focus", "pad", "keep"] as const)
    if (values[option] !== undefined && !values.fit) throw new UsageError(`--${option} needs --fit`);
  if (isUrl(source)) {
    if (values.fit) throw new UsageError("--fit works on files; download the image first");
    const reasons = new Map<One, string[]>();
    for (const one of chosen) {
      const byUrl = one.vendor !== "protoface";
      const own = byUrl ? [] : ["does not accept images by URL; give a file"];
      reasons.set(one, [...own, ...(await nameReasons(context, one.vendor, name))]);
    }
    refuseAll(chosen, (one) => reasons.get(one) ?? []);
    return chosen.map((one) => ({ ...one, image: source }));
  }
  const picture = await openPicture(io, source);
  const options = readFitOptions(values);
  const jobs: (One & PreparedJob & { reasons: string[]; fitted?: FittedImage })[] = [];
  for (const one of chosen) {
    const { vendor } = one;
    const fitted = values.fit ? await fitImage(picture, vendor, options) : undefined;
    const { image } = fitted ?? { image: picture };
    const { vendors, warnings } = await checkImage(image, vendor);
    const { problems, fix } = vendors[vendor];
    const reasons = problems.map(({ message }) => message);
    if (fix !== undefined) reasons.push(`to fix it: ${fix}`);
    if (!values.fit && problems.length > 0 && problems.every(({ rule }) => rule !== "readable"))
      reasons.push("--fit crops, scales and converts it");
    await warn(context, vendor, fitted?.warnings ?? warnings);
    const named = await nameReasons(context, vendor, name);
    jobs.push({ ...one, image, reasons: [...reasons, ...named], ...(fitted && { fitted }) });
  }
  refuseAll(jobs, ({ reasons }) => reasons);
  const fitted = jobs.flatMap(({ vendor, fitted }) => (fitted ? [{ vendor, ...fitted }] : []));
  await tell(context, source, fitted);
  return jobs;
}

/** Reports how the image was changed, before anything is sent, and saves a copy with --keep. */
async function tell(
  { io, screen, values }: Context,
  source: string,
  fitted: readonly (FittedImage & { vendor: VendorName })[],
): Promise<void> {
  const { keep } = values;
  const inFolder = keep !== undefined && (await isFolder(resolve(io.cwd, keep)));
  const outputs = keep === undefined ? undefined : new Outputs(io.cwd, keep, inFolder);
  for (const { vendor, image, changed, did, plan, warnings } of fitted) {
    const kept = await outputs?.save(image, source, fitted.length > 1 ? vendor : undefined);
    screen.note(`${vendor}: ${source}: ${did}${kept === undefined ? "" : ` -> ${kept}`}`);
    await screen.emit({
      event: "fitted",
      vendor,
      did,
      changed,
      plan: plan ?? null,
      warnings,
      ...(kept !== undefined && { kept }),
    });
  }
  const vendors = fitted.filter(({ changed }) => changed).map(({ vendor }) => vendor);
  if (vendors.length === 0 || values.yes || values["dry-run"] || !io.ask) return;
  const which = vendors.length > 1 ? "these images" : "this image";
  const answer = await io.ask(`send ${which} to ${vendors.join(", ")}? this costs money or a slot [y/N] `);
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new UsageError("nothing was sent", [
    "to review the image first: --keep OUT --dry-run; to send without being asked: --yes",
  ]);
}

async function warn({ screen }: Context, vendor: VendorName, warnings: readonly string[]): Promise<void> {
  for (const warning of warnings) {
    screen.note(`${vendor}: note: ${warning}`, "yellow");
    await screen.emit({ event: "warning", vendor, message: warning });
  }
}

async function nameReasons(context: Context, vendor: VendorName, name: string): Promise<string[]> {
  const { problems, warnings } = checkName(name, vendor).vendors[vendor];
  await warn(
    context,
    vendor,
    warnings.map(({ message }) => message),
  );
  return problems.map(({ message }) => message);
}

function refuseAll<One extends Chosen>(all: readonly One[], judge: (one: One) => readonly string[]): void {
  const refusals = all.map((one) => ({ vendor: one.vendor, reasons: judge(one) }));
  const refusing = refusals.filter(({ reasons }) => reasons.length > 0);
  const [first] = refusing;
  if (!first) return;
  if (refusing.length === 1) throw new InvalidInputError(first.vendor, first.reasons);
  const reasons = refusing.flatMap(({ vendor, reasons }) => reasons.map((reason) => `${vendor}: ${reason}`));
  throw new InvalidInputError(undefined, reasons);
}
