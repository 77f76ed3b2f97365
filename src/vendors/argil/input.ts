import type { CreateOptions } from "../../core/config/options.ts";
import { assertValid } from "../../core/errors/input.ts";
import { picture } from "../../core/image/prepare.ts";
import { fromDataUri, toDataUri } from "../../core/input/data-uri.ts";
import {
  type Field,
  type FieldTable,
  must,
  nameText,
  optional,
  readFields,
  text,
  url,
} from "../../core/input/field-table.ts";
import { checkKnownFields, checkText, checkUrl, isObject } from "../../core/input/fields.ts";
import { keyName } from "./idempotency.ts";
import { extrasLimits, imageRules, nameRules } from "./limits.ts";
import { profile } from "./profile.ts";
import type { ArgilAvatarInput } from "./types.ts";

/** The body of a create, with `type: "IMAGE"`. @throws InvalidInputError listing every reason. */
export async function createBody(input: ArgilAvatarInput, options?: CreateOptions): Promise<object> {
  const reasons: string[] = [];
  const fields = {
    name: nameText(nameRules),
    datasetImage: datasetImage(options),
    voiceId: optional(must("be a UUID", isUuid)),
    callbackUrl: optional(url("https:")),
    ...keyAndExtras(input),
  } satisfies FieldTable<ArgilAvatarInput>;
  const { idempotencyKey: _, ...body } = readFields(input, fields, reasons);
  const image = await body.datasetImage;
  assertValid(profile.name, reasons);
  return { type: "IMAGE", ...body, datasetImage: image, extras: extrasWithKey(input) };
}

/** The image as Argil accepts it: a URL, or bytes as a data URI. */
function datasetImage(options: CreateOptions | undefined): Field<Promise<object | undefined>> {
  const asPicture = picture(imageRules, options);
  return async (image, field, reasons) => {
    // Bytes have neither member.
    const { url: address, base64 } = isObject(image) ? image : {};
    if (address === undefined && base64 === undefined) {
      const file = await asPicture(image, field, reasons);
      return file && { base64: await toDataUri(file) };
    }
    checkKnownFields(image, ["url", "base64"], reasons);
    if (address !== undefined && base64 !== undefined)
      reasons.push(`${field} must have exactly one of url and base64, not both`);
    else if (base64 === undefined) checkUrl(address, `${field}.url`, ["https:"], reasons);
    else {
      const decoded = typeof base64 === "string" ? fromDataUri(base64) : "must be a string";
      if (typeof decoded === "string") reasons.push(`${field}.base64 ${decoded}`);
      else await asPicture(decoded, `${field}.base64`, reasons);
    }
    return { url: address, base64 };
  };
}

function isUuid(value: unknown): boolean {
  return typeof value === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}

/** The fields by which a create is found. */
export function keyAndExtras(input: { idempotencyKey?: unknown }) {
  const keyed = isObject(input) && input.idempotencyKey !== undefined;
  return { extras: optional(extras(keyed)), idempotencyKey: optional(text(1, extrasLimits.characters)) };
}

/** `extras` as sent: with the idempotency key, which Argil has no field for. */
export function extrasWithKey({
  idempotencyKey,
  extras,
}: Pick<ArgilAvatarInput, "idempotencyKey" | "extras">) {
  return idempotencyKey === undefined ? extras : { ...extras, [keyName]: idempotencyKey };
}

function extras(keyed: boolean): Field {
  const { characters } = extrasLimits;
  const pairs = keyed ? extrasLimits.pairs - 1 : extrasLimits.pairs;
  return (given, field, reasons) => {
    if (!isObject(given)) {
      reasons.push(`${field} must be an object of strings`);
      return;
    }
    const entries = Object.entries(given);
    if (entries.length > pairs) {
      const note = keyed ? " with an idempotencyKey, which takes one" : "";
      reasons.push(`${field} has ${entries.length} pairs; allowed: up to ${pairs}${note}`);
    }
    if (Object.hasOwn(given, keyName))
      reasons.push(`${field} must not contain ${keyName}: pass idempotencyKey`);
    for (const [name, value] of entries) {
      const shown = name.slice(0, 40);
      checkText(name, `the name ${JSON.stringify(shown)} in ${field}`, 1, characters, reasons);
      checkText(value, `${field}.${shown}`, 0, characters, reasons);
    }
  };
}
