import { describe, expect, it } from "vitest";
import { applyAction, applyOverlay, select } from "../../../scripts/common/pipeline/apply-overlay.ts";
import { isObject, type Json, type JsonObject } from "../../../scripts/common/pipeline/json.ts";
import type { Overlay, OverlayAction } from "../../../scripts/common/pipeline/overlay.ts";
import { projectRoot, type Vendor, vendors } from "../../../scripts/common/project.ts";
import { applyWithReport } from "../../../scripts/update/overlay/overlay-report.ts";
import { readOverlay } from "../../../scripts/update/prepare.ts";
import { readVendored } from "../../../scripts/update/source/vendored.ts";
import { StepFailedError } from "../../../scripts/update/step-failed.ts";

/** Keys whose values are words or examples, which mean nothing to a program. */
const words = /^(description|summary|title|examples?)$/;

type Keys = readonly (string | number)[];

/** Where an action overwrites or extends the document. */
function places(present: Json | undefined, update: Json, path: Keys): Keys[] {
  // An addition to a list is visible to everybody.
  if (Array.isArray(present) && Array.isArray(update)) return [];
  if (!isObject(present) || !isObject(update)) return [path];
  return Object.entries(update).flatMap(([key, value]) => places(present[key], value, [...path, key]));
}

function written(document: JsonObject, action: OverlayAction): Keys[] {
  return select(document, action.target).flatMap(({ value, path }) => {
    if (!("update" in action)) return [path];
    return Array.isArray(value) ? [] : places(value, action.update, path);
  });
}

function otherwise(value: Json | undefined, key: string | number | undefined): Json {
  if (key === "required") return ["somethingElse"];
  if (typeof value === "boolean") return { type: "integer" };
  if (typeof value === "string") return key === "type" ? "boolean" : `${value}Other`;
  if (Array.isArray(value)) return [...value, "somethingElse"];
  if (isObject(value)) return { ...value, required: ["somethingElse"] };
  return key === "security" ? [{ Other: [] }] : { type: "boolean" };
}

function set(document: JsonObject, path: Keys, change: (value: Json | undefined) => Json): boolean {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((at, key) => (Object(at) === at ? Reflect.get(Object(at), key) : undefined), document);
  const last = path.at(-1);
  if (typeof holder !== "object" || holder === null || last === undefined) return false;
  return Reflect.set(holder, last, change(Reflect.get(holder, last) as Json | undefined));
}

function decisionsOf(vendor: Vendor, changed: JsonObject, overlay: Overlay) {
  try {
    applyWithReport(changed, overlay, readVendored(projectRoot, vendor).document);
    return [];
  } catch (error) {
    if (error instanceof StepFailedError) return error.decisions;
    throw error;
  }
}

describe.each(vendors)("the overlay of %s", (vendor) => {
  const overlay = readOverlay(projectRoot, vendor);
  const vendored = readVendored(projectRoot, vendor).document;
  const cases = overlay.actions.map((action, index): [number, string, Keys | undefined] => {
    const before = structuredClone(vendored);
    for (const earlier of overlay.actions.slice(0, index)) applyAction(before, earlier);
    const path = written(before, action).find((one) => !one.some((key) => words.test(String(key))));
    return [index + 1, action.target, path];
  });
  const facts = cases.filter(([, , path]) => path !== undefined);

  it("compared with its own document has no findings", () => {
    expect(decisionsOf(vendor, vendored, overlay)).toEqual([]);
    expect(applyWithReport(vendored, overlay, vendored).effective).toEqual(applyOverlay(vendored, overlay));
  });

  it.each(facts)("stops if the vendor now contradicts action %i, %s", (number, target, path = []) => {
    const changed = structuredClone(vendored);
    // Some locations are created by earlier actions, so the vendor has nothing there to change.
    if (!set(changed, path, (value) => otherwise(value, path.at(-1)))) return;
    const decision = decisionsOf(vendor, changed, overlay).find(({ details }) => details?.action === number);
    expect(decision?.details).toMatchObject({ target, reason: overlay.actions[number - 1]?.description });
    expect(decision?.what).toMatch(/the vendor now says otherwise at #\/.*: .* before, .* now/s);
    const [digest] = /'~[0-9a-f]+'/.exec(decision?.todo ?? "") ?? [];
    const checked = overlay.actions.map((action, i) =>
      i + 1 === number ? { ...action, checked: [String(digest).replaceAll("'", "")] } : action,
    );
    const left = decisionsOf(vendor, changed, { ...overlay, actions: checked });
    expect(
      left.filter(({ details, what }) => details?.action === number && what.includes("otherwise")),
    ).toEqual([]);
  });
});
