import { refuse } from "../../core/errors/input.ts";
import { toForm } from "../../core/form.ts";
import { checkImage } from "../../core/image/check.ts";
import { checkMembers, checkText } from "../../core/shape.ts";
import { imageRules, profile } from "./profile.ts";
import type { ProtofaceAvatarInput } from "./types.ts";

/** The form of a create. @throws InvalidInputError with every reason. */
export async function createBody(input: ProtofaceAvatarInput): Promise<FormData> {
  const reasons: string[] = [];
  let image: File | undefined;
  if (checkMembers(input, ["image", "name", "runtime_type"], reasons)) {
    for (const member of ["name", "runtime_type"] as const) {
      if (input[member] !== undefined) checkText(input[member], member, 1, Number.POSITIVE_INFINITY, reasons);
    }
    image = (await checkImage(input.image, "image", imageRules, reasons))?.file;
  }
  refuse(profile.name, reasons);
  const { name, runtime_type } = input;
  return toForm({ name, runtime_type, image });
}
