import { toForm } from "../../core/call/form.ts";
import type { CreateOptions } from "../../core/config/options.ts";
import { assertValid } from "../../core/errors/input.ts";
import { prepareImage } from "../../core/image/prepare.ts";
import { checkKnownFields, checkText } from "../../core/input/fields.ts";
import { checkNameText } from "../../core/input/name-rules.ts";
import { imageRules, nameRules } from "./limits.ts";
import { profile } from "./profile.ts";
import type { ProtofaceAvatarInput } from "./types.ts";

/** The form of a create. @throws InvalidInputError listing every reason. */
export async function createBody(
  input: ProtofaceAvatarInput,
  options: CreateOptions = {},
): Promise<FormData> {
  const reasons: string[] = [];
  let image: File | undefined;
  if (checkKnownFields(input, ["image", "name", "runtime_type"], reasons)) {
    if (input.name !== undefined) checkNameText(input.name, "name", nameRules, reasons);
    if (input.runtime_type !== undefined) checkText(input.runtime_type, "runtime_type", 1, Infinity, reasons);
    const rules = options.validateImage !== false && imageRules;
    image = await prepareImage(input.image, "image", rules, reasons);
  }
  assertValid(profile.name, reasons);
  const { name, runtime_type } = input;
  return toForm({ name, runtime_type, image });
}
