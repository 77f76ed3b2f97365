import type { VendorName } from "../../core/errors/index.ts";
import { InvalidInputError } from "../../core/errors/index.ts";
import { checkImage } from "../../unified/check-image.ts";
import { checkName } from "../../unified/check-name.ts";
import type { Context } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";
import { fitImage } from "../fit/fit-image.ts";
import type { Chosen } from "../vendors/choose.ts";
import { isUrl, openPicture } from "./picture.ts";

/** What one vendor is to be sent. */
export interface PreparedJob extends Chosen {
  image: File | `https://${string}`;
}

/**
 * The picture for each vendor, fitted if that was asked for. Checks picture and name for all of them before anything is
 * sent to one: nobody wants to pay two vendors for a picture that the third refuses.
 *
 * @throws InvalidInputError with every reason of every vendor.
 */
export async function prepare<One extends Chosen>(
  context: Context,
  chosen: readonly One[],
  source: string,
  name: string,
): Promise<(One & PreparedJob)[]> {
  const { io, screen, values } = context;
  if (isUrl(source)) {
    if (values.fit) throw new UsageError("--fit works on files; download the picture first");
    refuseAll(chosen, ({ vendor }) =>
      vendor === "protoface"
        ? ["does not accept pictures by URL; give a file"]
        : nameReasons(context, vendor, name),
    );
    return chosen.map((one) => ({ ...one, image: source }));
  }
  const picture = await openPicture(io.cwd, source);
  const jobs: (One & PreparedJob & { reasons: string[] })[] = [];
  for (const one of chosen) {
    const { vendor } = one;
    const { image, did } = values.fit ? await fitImage(picture, vendor) : { image: picture };
    if (did !== undefined) {
      screen.note(`${vendor}: ${source}: ${did}`);
      await screen.emit({ event: "fitted", vendor, did });
    }
    const { problems } = (await checkImage(image, vendor)).vendors[vendor];
    const reasons = problems.map(({ message, fix }) => `${message}: ${fix}`);
    if (!values.fit && problems.some(({ rule }) => rule !== "readable"))
      reasons.push("--fit crops, scales and converts it");
    jobs.push({ ...one, image, reasons: [...reasons, ...nameReasons(context, vendor, name)] });
  }
  refuseAll(jobs, ({ reasons }) => reasons);
  return jobs;
}

function nameReasons({ screen }: Context, vendor: VendorName, name: string): string[] {
  const { problems, warnings } = checkName(name, vendor).vendors[vendor];
  for (const { message } of warnings) screen.note(`${vendor}: ${message}`, "yellow");
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
