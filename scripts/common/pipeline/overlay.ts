import { isObject, type Json, type JsonObject } from "./json.ts";

export type OverlayAction = {
  readonly target: string;
  readonly description: string;
  /** Digests of the vendor's text at the locations the action overwrites, each reviewed by a person. */
  readonly checked?: readonly string[];
} & ({ readonly update: Json } | { readonly remove: true });

export interface Overlay {
  readonly file: string;
  readonly actions: readonly OverlayAction[];
}

const documentKeys = new Set(["overlay", "info", "extends", "actions"]);
const actionKeys = new Set(["target", "description", "update", "remove"]);

function unknownKeys(value: JsonObject, known: ReadonlySet<string>): string[] {
  return Object.keys(value).filter((key) => !known.has(key) && !key.startsWith("x-"));
}

function parseAction(value: Json, where: string): OverlayAction {
  if (!isObject(value)) throw new Error(`${where}: not an object`);
  const unknown = unknownKeys(value, actionKeys);
  if (unknown.length > 0) throw new Error(`${where}: unknown field ${unknown.join(", ")}`);
  const { target, description, update, remove } = value;
  if (typeof target !== "string" || target === "") throw new Error(`${where}: "target" is missing`);
  if (typeof description !== "string" || description.trim() === "") {
    throw new Error(`${where} (${target}): "description" is missing; every action gives its reason`);
  }
  const looked = value["x-checked"];
  const common = { target, description, ...(Array.isArray(looked) && { checked: looked.map(String) }) };
  if (remove === true && update === undefined) return { ...common, remove };
  if (update !== undefined && (remove === undefined || remove === false)) return { ...common, update };
  throw new Error(`${where} (${target}): give either "update" or "remove: true"`);
}

/** Validates an OpenAPI Overlay 1.0 document. Descriptions are optional in the standard but required here. */
export function parseOverlay(value: unknown, file: string): Overlay {
  if (!isObject(value)) throw new Error(`${file}: not an object`);
  if (typeof value.overlay !== "string" || !/^1\.0\.\d+$/.test(value.overlay)) {
    throw new Error(`${file}: "overlay" must be 1.0.x`);
  }
  const unknown = unknownKeys(value, documentKeys);
  if (unknown.length > 0) throw new Error(`${file}: unknown field ${unknown.join(", ")}`);
  if (
    !isObject(value.info) ||
    typeof value.info.title !== "string" ||
    typeof value.info.version !== "string"
  ) {
    throw new Error(`${file}: "info" needs a title and a version`);
  }
  if (!Array.isArray(value.actions) || value.actions.length === 0) {
    throw new Error(`${file}: "actions" must hold at least one action`);
  }
  return { file, actions: value.actions.map((action, i) => parseAction(action, `${file}: action ${i + 1}`)) };
}
