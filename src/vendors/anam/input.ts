import { toForm } from "../../core/call/form.ts";
import type { CreateOptions } from "../../core/config/options.ts";
import { assertValid } from "../../core/errors/input.ts";
import { prepareImage } from "../../core/image/prepare.ts";
import { checkKnownFields, checkText, checkUrl } from "../../core/input/fields.ts";
import { checkNameText } from "../../core/input/name-rules.ts";
import { imageRules, nameRules } from "./limits.ts";
import { profile } from "./profile.ts";
import type { AnamAvatarInput, AnamAvatarUpdate } from "./types.ts";

/** The body of a create: a form for bytes, an object for a URL. @throws InvalidInputError listing every reason. */
export async function createBody(input: AnamAvatarInput, options: CreateOptions = {}): Promise<object> {
  const reasons: string[] = [];
  let imageFile: File | undefined;
  if (checkKnownFields(input, ["displayName", "imageFile", "imageUrl", "avatarModel"], reasons)) {
    checkNameText(input.displayName, "displayName", nameRules, reasons);
    if (input.avatarModel !== undefined) {
      checkText(input.avatarModel, "avatarModel", 1, Number.POSITIVE_INFINITY, reasons);
    }
    const sources = [input.imageFile, input.imageUrl].filter(
      (source) => source !== undefined && source !== null,
    );
    if (sources.length !== 1) {
      reasons.push(
        `give exactly one of imageFile and imageUrl, not ${sources.length === 0 ? "none" : "both"}`,
      );
    } else if (input.imageFile !== undefined && input.imageFile !== null) {
      const rules = options.validateImage !== false && imageRules;
      imageFile = await prepareImage(input.imageFile, "imageFile", rules, reasons);
    } else {
      checkUrl(input.imageUrl, "imageUrl", ["https:", "http:"], reasons);
    }
  }
  assertValid(profile.name, reasons);
  const { displayName, avatarModel, imageUrl } = input;
  return imageFile ? toForm({ displayName, avatarModel, imageFile }) : { displayName, imageUrl, avatarModel };
}

export function updateBody(update: AnamAvatarUpdate): object {
  const reasons: string[] = [];
  if (checkKnownFields(update, ["displayName"], reasons)) {
    checkNameText(update.displayName, "displayName", nameRules, reasons);
  }
  assertValid(profile.name, reasons);
  return { displayName: update.displayName };
}
