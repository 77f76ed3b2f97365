import { toForm } from "../../core/call/form.ts";
import type { CreateOptions } from "../../core/config/options.ts";
import { assertValid } from "../../core/errors/input.ts";
import { picture } from "../../core/image/prepare.ts";
import { type FieldTable, nameText, optional, readFields, text } from "../../core/input/field-table.ts";
import { imageRules, nameRules } from "./limits.ts";
import { profile } from "./profile.ts";
import type { ProtofaceAvatarInput } from "./types.ts";

/** The form of a create. @throws InvalidInputError listing every reason. */
export async function createBody(input: ProtofaceAvatarInput, options?: CreateOptions): Promise<FormData> {
  const reasons: string[] = [];
  const fields = {
    image: picture(imageRules, options),
    name: optional(nameText(nameRules)),
    runtime_type: optional(text()),
  } satisfies FieldTable<ProtofaceAvatarInput>;
  const { image: file, ...body } = readFields(input, fields, reasons);
  const image = await file;
  assertValid(profile.name, reasons);
  return toForm({ ...body, image });
}
