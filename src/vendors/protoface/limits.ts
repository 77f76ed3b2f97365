import type { ImageRules } from "../../core/image/rules.ts";
import type { NameRules } from "../../core/input/name-rules.ts";

const source = "https://docs.protoface.com, operation create_avatar";

/** Protoface publishes no limit on bytes, pixels or shape. */
export const imageRules: ImageRules = { source, types: ["image/png", "image/jpeg"] };

/** Protoface publishes no length limit; a given name must not be empty. */
export const nameRules: NameRules = { source, min: 1 };
