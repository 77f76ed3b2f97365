import { toForm } from "../../core/call/form.ts";
import type { CreateOptions } from "../../core/config/options.ts";
import { assertValid } from "../../core/errors/input.ts";
import { picture } from "../../core/image/prepare.ts";
import {
  type FieldTable,
  nameText,
  nullable,
  optional,
  readFields,
  text,
  toBody,
  url,
} from "../../core/input/field-table.ts";
import { isObject } from "../../core/input/fields.ts";
import { imageRules, nameRules } from "./limits.ts";
import { profile } from "./profile.ts";
import type { AnamAvatarInput, AnamAvatarUpdate } from "./types.ts";

/** The body of a create: a form for bytes, an object for a URL. @throws InvalidInputError listing every reason. */
export async function createBody(input: AnamAvatarInput, options?: CreateOptions): Promise<object> {
  const reasons: string[] = [];
  const { imageFile: file, ...body } = readFields(
    input,
    {
      displayName: nameText(nameRules),
      imageFile: nullable(picture(imageRules, options)),
      imageUrl: nullable(url("https:", "http:")),
      avatarModel: optional(text()),
    } satisfies FieldTable<AnamAvatarInput>,
    reasons,
  );
  const { imageUrl } = body;
  if (isObject(input) && (file == null) === (imageUrl == null))
    reasons.push(`give exactly one of imageFile and imageUrl, not ${file ? "both" : "none"}`);
  const imageFile = await file;
  assertValid(profile.name, reasons);
  return imageFile ? toForm({ ...body, imageFile }) : body;
}

export function updateBody(update: AnamAvatarUpdate): object {
  return toBody(profile.name, update, { displayName: nameText(nameRules) });
}
