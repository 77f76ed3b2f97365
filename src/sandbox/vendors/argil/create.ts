import { fromDataUri } from "../../../core/input/data-uri.ts";
import { isObject, lengthOf, stringField } from "../../../core/input/fields.ts";
import { extrasLimits, imageRules } from "../../../vendors/argil/limits.ts";
import { type Problem, problem } from "../../http/answer.ts";
import type { Body } from "../../http/body.ts";
import { callbackProblem } from "../../state/callback-url.ts";
import { judgePicture } from "../../state/picture.ts";

/** The parts of a create that the sandbox stores. */
export interface ArgilOrder {
  name: string;
  voiceId: string | undefined;
  callbackUrl: string | undefined;
  extras: Readonly<Record<string, string>>;
  /** The image's size; an image given by URL is not fetched, and counts as 1280x720. */
  width: number;
  height: number;
  picture: Blob | undefined;
}

/** Reads a create that Prism has checked, and applies the rules that are not in the schema. */
export async function readOrder(body: Body): Promise<ArgilOrder | Problem> {
  const value = body.kind === "json" && isObject(body.value) ? body.value : {};
  const callbackUrl = stringField(value, "callbackUrl");
  const wrong = callbackUrl === undefined ? undefined : callbackProblem(callbackUrl);
  if (wrong) return problem("invalid", "callbackUrl", wrong);

  const extras: Record<string, string> = {};
  for (const [name, text] of Object.entries(isObject(value.extras) ? value.extras : {})) {
    if (typeof text !== "string" || [name, text].some((each) => lengthOf(each) > extrasLimits.characters)) {
      const message = `extras must have names and values of up to ${extrasLimits.characters} characters`;
      return problem("invalid", "extras", message);
    }
    extras[name] = text;
  }

  const size = await sizeOf(stringField(value.datasetImage, "base64"));
  if ("kind" in size) return size;
  return {
    name: stringField(value, "name") ?? "",
    voiceId: stringField(value, "voiceId"),
    callbackUrl,
    extras,
    ...size,
  };
}

async function sizeOf(
  base64: string | undefined,
): Promise<Pick<ArgilOrder, "width" | "height" | "picture"> | Problem> {
  const field = "datasetImage.base64";
  const blob = base64 === undefined ? undefined : fromDataUri(base64);
  if (typeof blob === "string") return problem("invalid", field, `${field} ${blob}`);
  if (blob === undefined) return { width: 1280, height: 720, picture: undefined };
  const { facts, problems } = await judgePicture(blob, imageRules, field);
  if (problems.length > 0) {
    return { kind: "invalid", details: problems.map(({ message }) => ({ path: field, message })) };
  }
  return { width: facts.width ?? 1280, height: facts.height ?? 720, picture: blob };
}
