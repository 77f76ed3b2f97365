import { toForm } from "../call/form.ts";
import { expandPath } from "../call/path.ts";
import { checkHeaders } from "../config/headers.ts";
import { assertValid } from "../errors/input.ts";
import { parseJson } from "../http/json.ts";
import { send } from "../http/send.ts";
import { isObject } from "../input/fields.ts";

/**
 * What the calls share with the rest of the core. They are given it and import none of it, because a bundler that
 * splits makes files of its own of whatever a lazy piece shares.
 */
export const apiTools = { assertValid, checkHeaders, expandPath, isObject, parseJson, send, toForm };

export type ApiTools = typeof apiTools;
