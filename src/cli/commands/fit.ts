import { resolve } from "node:path";
import { InvalidInputError, type VendorName } from "../../core/errors/index.ts";
import { type FitImageOptions, fitImage } from "../../node.ts";
import type { Context, Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { endings } from "../exit-codes.ts";
import { formatOf, isFolder, Outputs, picturesIn } from "../fit/files.ts";
import { readFitOptions } from "../fit/fit-options.ts";
import { readAllVendors } from "../vendors/registry.ts";
import { isUrl, openPicture } from "./picture.ts";

export const run: Run = async (context) => {
  const { io, screen, args, values } = context;
  const [source = ""] = args;
  const { output, "dry-run": dry = false } = values;
  if (isUrl(source)) throw new UsageError("fit works on files; download the image first");
  if (values.vendor === undefined) throw new UsageError("--vendor is missing: each vendor has its own rules");
  if (output === undefined && !dry) throw new UsageError("-o is missing: the file or folder to write to");
  const vendors = readAllVendors(values.vendor);
  const folder = await picturesIn(io.cwd, source);
  // An output could overwrite an image that has not been read yet.
  if (folder && output !== undefined && resolve(io.cwd, output) === resolve(io.cwd, source))
    throw new UsageError(`${output} is the source folder; choose another folder to write to`);
  const several = vendors.length > 1;
  const inFolder =
    folder !== undefined || (output !== undefined && (await isFolder(resolve(io.cwd, output))));
  const format = inFolder || output === undefined ? undefined : formatOf(output);
  const options = { ...readFitOptions(values), format };
  const outputs = output === undefined || dry ? undefined : new Outputs(io.cwd, output, inFolder);

  let refused = 0;
  let warned = 0;
  const sources = folder ?? [source];
  for (const file of sources) {
    for (const vendor of vendors) {
      io.signal.throwIfAborted();
      const result = await fitOne(context, file, vendor, options, outputs, several);
      if (result === "refused") refused += 1;
      if (result === "warned") warned += 1;
    }
  }
  if (folder) {
    const all = sources.length * vendors.length;
    const summary = { pictures: sources.length, fitted: all - refused, refused, warned };
    await screen.emit({ event: "summary", ...summary });
    await screen.out(`${summary.fitted} of ${all} fitted, ${warned} of them with notes, ${refused} rejected`);
  }
  if (dry) screen.note("dry run: nothing was written");
  if (refused > 0) screen.note(`${refused} cannot be fitted (code ${endings.badInput.code})`);
  return refused > 0 ? "badInput" : "done";
};

/** Never rejects for an image that cannot be fitted, because the rest of the folder follows. */
async function fitOne(
  { io, screen }: Context,
  file: string,
  vendor: VendorName,
  options: FitImageOptions,
  outputs: Outputs | undefined,
  several: boolean,
): Promise<"fitted" | "warned" | "refused"> {
  try {
    const picture = await openPicture(io, file).catch((error: unknown) => {
      throw error instanceof UsageError ? new InvalidInputError(vendor, [error.message]) : error;
    });
    const { image, changed, did, plan, warnings } = await fitImage(picture, vendor, options);
    const out = await outputs?.save(image, file, several ? vendor : undefined);
    await screen.emit({
      event: "fitted",
      file,
      vendor,
      out: out ?? null,
      changed,
      did,
      plan: plan ?? null,
      warnings,
    });
    await screen.out(`${file}: ${vendor}: ${did}${out === undefined ? "" : ` -> ${out}`}`);
    for (const warning of warnings) screen.note(`${file}: ${vendor}: note: ${warning}`, "yellow");
    return warnings.length > 0 ? "warned" : "fitted";
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    // Invalid options: every other image would fail in the same way.
    if (error.vendor === undefined) throw error;
    const { reasons } = error;
    await screen.emit({ event: "refused", file, vendor, reasons });
    await screen.out(`${file}: ${vendor}: ${reasons.join("; ")}`);
    return "refused";
  }
}
