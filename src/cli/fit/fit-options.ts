import type { Ratio } from "../../core/image/plan-fit.ts";
import type { FitImageOptions } from "../../node.ts";
import type { Values } from "../command.ts";
import { UsageError } from "../errors/usage-error.ts";

/** The words that `--focus` accepts besides numbers. */
const places: Readonly<Record<string, number>> = { left: 0, top: 0, center: 0.5, right: 1, bottom: 1 };

/** Reads the options that say how to fit images. @throws UsageError */
export function readFitOptions({ ratio, focus, pad }: Values): FitImageOptions {
  if (ratio !== undefined && !/^\d{1,5}:\d{1,5}$/.test(ratio))
    throw new UsageError(`--ratio must be width:height, such as 16:9, not ${JSON.stringify(ratio)}`);
  if (pad !== undefined && pad !== "edge" && pad !== "blur")
    throw new UsageError(`--pad must be edge or blur, not ${JSON.stringify(pad)}`);
  if (pad !== undefined && focus !== undefined)
    throw new UsageError("--pad keeps the whole image, so --focus cannot be used with it");
  return {
    ratio: ratio as Ratio | undefined,
    pad,
    focus: focus === undefined ? undefined : readFocus(focus),
  };
}

function readFocus(text: string): { x: number; y: number } {
  const [x, y, ...more] = text.split(",").map(readPlace);
  if (x === undefined || y === undefined || more.length > 0)
    throw new UsageError(`--focus must be X,Y such as 50%,30% or center,top, not ${JSON.stringify(text)}`);
  return { x, y };
}

function readPlace(text: string): number | undefined {
  const word = text.trim().toLowerCase();
  if (Object.hasOwn(places, word)) return places[word];
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(word) ?? [];
  const share = Number(number) / (percent ? 100 : 1);
  return share >= 0 && share <= 1 ? share : undefined;
}
