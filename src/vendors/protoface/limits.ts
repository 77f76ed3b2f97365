import type { ImageRules } from "../../core/image/rules.ts";
import type { NameRules } from "../../core/input/name-rules.ts";

const source = "https://docs.protoface.com, operation create_avatar";

/** No limit of bytes, pixels or shape is published. */
export const imageRules: ImageRules = { source, types: ["image/png", "image/jpeg"] };

/** No length is published; a name that is given says something. */
export const nameRules: NameRules = { source, least: 1 };
