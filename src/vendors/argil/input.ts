import type { CreateOptions } from "../../core/config/options.ts";
import { assertValid } from "../../core/errors/input.ts";
import type { ImageInput } from "../../core/image/input.ts";
import { prepareImage } from "../../core/image/prepare.ts";
import type { ImageRules } from "../../core/image/rules.ts";
import { fromDataUri, toDataUri } from "../../core/input/data-uri.ts";
import { checkKnownFields, checkText, checkUrl, isObject } from "../../core/input/fields.ts";
import { checkNameText } from "../../core/input/name-rules.ts";
import { keyName } from "./idempotency.ts";
import { extrasLimits, imageRules, nameRules } from "./limits.ts";
import { profile } from "./profile.ts";
import type { ArgilAvatarInput, ArgilDatasetImage } from "./types.ts";

/** The body of a create, with `type: "IMAGE"`. @throws InvalidInputError listing every reason. */
export async function createBody(input: ArgilAvatarInput, options: CreateOptions = {}): Promise<object> {
  const reasons: string[] = [];
  let datasetImage: object | undefined;
  if (
    checkKnownFields(
      input,
      ["name", "datasetImage", "voiceId", "callbackUrl", "extras", "idempotencyKey"],
      reasons,
    )
  ) {
    checkNameText(input.name, "name", nameRules, reasons);
    const rules = options.validateImage !== false && imageRules;
    datasetImage = await checkDatasetImage(input.datasetImage, rules, reasons);
    if (input.voiceId !== undefined && !isUuid(input.voiceId)) reasons.push("voiceId must be a UUID");
    if (input.callbackUrl !== undefined) checkUrl(input.callbackUrl, "callbackUrl", ["https:"], reasons);
    checkKeyAndExtras(input, reasons);
  }
  assertValid(profile.name, reasons);
  const { name, voiceId, callbackUrl } = input;
  return { type: "IMAGE", name, datasetImage, voiceId, callbackUrl, extras: extrasWithKey(input) };
}

async function checkDatasetImage(
  image: ArgilDatasetImage,
  rules: ImageRules | false,
  reasons: string[],
): Promise<object | undefined> {
  // Bytes have neither field.
  const { url, base64 } = isObject(image) ? (image as { url?: unknown; base64?: unknown }) : {};
  if (url !== undefined || base64 !== undefined) checkKnownFields(image, ["url", "base64"], reasons);
  if (url !== undefined && base64 !== undefined) {
    reasons.push("datasetImage takes exactly one of url and base64, not both");
    return undefined;
  }
  if (url !== undefined) {
    checkUrl(url, "datasetImage.url", ["https:"], reasons);
    return { url };
  }
  if (base64 !== undefined) {
    const decoded = typeof base64 === "string" ? fromDataUri(base64) : "must be a string";
    if (typeof decoded === "string") reasons.push(`datasetImage.base64 ${decoded}`);
    else await prepareImage(decoded, "datasetImage.base64", rules, reasons);
    return { base64 };
  }
  const file = await prepareImage(image as ImageInput, "datasetImage", rules, reasons);
  return file && { base64: await toDataUri(file) };
}

function isUuid(value: unknown): boolean {
  return typeof value === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}

/** Checks the fields that a create is later found by. */
export function checkKeyAndExtras(
  input: { idempotencyKey?: unknown; extras?: unknown },
  reasons: string[],
): void {
  const { idempotencyKey, extras } = input;
  const keyed = idempotencyKey !== undefined;
  if (keyed) checkText(idempotencyKey, "idempotencyKey", 1, extrasLimits.characters, reasons);
  if (extras !== undefined) checkExtras(extras, keyed, reasons);
}

/** `extras` as sent: with the idempotency key, which Argil has no field for. */
export function extrasWithKey({
  idempotencyKey,
  extras,
}: Pick<ArgilAvatarInput, "idempotencyKey" | "extras">) {
  return idempotencyKey === undefined ? extras : { ...extras, [keyName]: idempotencyKey };
}

function checkExtras(extras: unknown, keyed: boolean, reasons: string[]): void {
  const { characters } = extrasLimits;
  const pairs = keyed ? extrasLimits.pairs - 1 : extrasLimits.pairs;
  if (!isObject(extras)) {
    reasons.push("extras must be an object of strings");
    return;
  }
  const entries = Object.entries(extras);
  if (entries.length > pairs) {
    const note = keyed ? " with an idempotencyKey, which takes one" : "";
    reasons.push(`extras has ${entries.length} pairs; allowed: up to ${pairs}${note}`);
  }
  if (Object.hasOwn(extras, keyName)) reasons.push(`extras must not contain ${keyName}: pass idempotencyKey`);
  for (const [name, value] of entries) {
    checkText(name, `the name ${JSON.stringify(name.slice(0, 40))} in extras`, 1, characters, reasons);
    checkText(value, `extras.${name.slice(0, 40)}`, 0, characters, reasons);
  }
}
