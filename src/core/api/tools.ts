import { toForm } from "../call/form.ts";
import { expandPath } from "../call/path.ts";
import { checkHeaders } from "../config/headers.ts";
import { assertValid } from "../errors/input.ts";
import { parseJson } from "../http/json.ts";
import { send } from "../http/send.ts";
import { isObject } from "../input/fields.ts";

/**
 * The functions that the calls share with the rest of the core. They are injected, not imported, because bundlers would
 * split off a file for whatever a lazy module shares.
 */
export const apiTools = { assertValid, checkHeaders, expandPath, isObject, parseJson, send, toForm };

export type ApiTools = typeof apiTools;
