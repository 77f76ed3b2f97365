import { refuse } from "../../core/errors/input.ts";
import { toForm } from "../../core/form.ts";
import { checkImage } from "../../core/image/check.ts";
import { checkMembers, checkText, checkUrl } from "../../core/shape.ts";
import { imageRules, profile } from "./profile.ts";
import type { AnamAvatarInput, AnamAvatarUpdate } from "./types.ts";

/** The body of a create: a form for bytes, an object for a URL. @throws InvalidInputError with every reason. */
export async function createBody(input: AnamAvatarInput): Promise<object> {
  const reasons: string[] = [];
  let imageFile: File | undefined;
  if (checkMembers(input, ["displayName", "imageFile", "imageUrl", "avatarModel"], reasons)) {
    checkText(input.displayName, "displayName", 1, Number.POSITIVE_INFINITY, reasons);
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
      imageFile = (await checkImage(input.imageFile, "imageFile", imageRules, reasons))?.file;
    } else {
      checkUrl(input.imageUrl, "imageUrl", ["https:", "http:"], reasons);
    }
  }
  refuse(profile.name, reasons);
  const { displayName, avatarModel, imageUrl } = input;
  return imageFile ? toForm({ displayName, avatarModel, imageFile }) : { displayName, imageUrl, avatarModel };
}

export function updateBody(update: AnamAvatarUpdate): object {
  const reasons: string[] = [];
  if (checkMembers(update, ["displayName"], reasons)) {
    checkText(update.displayName, "displayName", 1, Number.POSITIVE_INFINITY, reasons);
  }
  refuse(profile.name, reasons);
  return { displayName: update.displayName };
}
