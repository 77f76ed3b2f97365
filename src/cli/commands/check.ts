import { checkImage } from "../../unified/check-image.ts";
import { checkName } from "../../unified/check-name.ts";
import type { Run } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { endings } from "../exit-codes.ts";
import { readVendors, vendorNames } from "../vendors/registry.ts";
import { isUrl, openPicture } from "./picture.ts";

export const run: Run = async ({ io, screen, args, values }) => {
  const [source = ""] = args;
  if (isUrl(source)) throw new UsageError("check reads files only; download the picture first");
  const named = values.vendor?.filter((name) => name !== "all") ?? [];
  const vendors =
    named.length > 0 && named.length === values.vendor?.length ? readVendors(named) : vendorNames;
  const report = await checkImage(await openPicture(io.cwd, source));
  const names = values.name === undefined ? undefined : checkName(values.name);
  const { format = "unknown format", width, height, bytes } = report;
  const size = width === undefined ? "size unknown" : `${width}x${height}`;
  await screen.out(`${source}: ${format}, ${size}, ${(bytes / 2 ** 20).toFixed(2)} MB`);
  for (const warning of report.warnings) await screen.out(`note: ${warning}`);
  let refused = 0;
  for (const vendor of vendors) {
    const problems = [...report.vendors[vendor].problems, ...(names?.vendors[vendor].problems ?? [])];
    const advice = names?.vendors[vendor].warnings ?? [];
    const ok = problems.length === 0;
    if (!ok) refused += 1;
    const picture = { format: report.format ?? null, width: width ?? null, height: height ?? null, bytes };
    await screen.emit({ vendor, ok, problems, warnings: [...report.warnings, ...advice], picture });
    await screen.out(`${vendor.padEnd(9)}  ${ok ? "ok" : "would refuse it"}`);
    for (const { message, fix } of problems) await screen.out(`  - ${message}: ${fix}`);
    for (const { message } of advice) await screen.out(`  - note: ${message}`);
  }
  if (refused > 0)
    screen.note(`${refused} of ${vendors.length} would refuse (code ${endings.badInput.code})`);
  return refused > 0 ? "badInput" : "done";
};
