import { applyOverlay } from "../../common/pipeline/apply-overlay.ts";
import { isObject, type Json, type JsonObject } from "../../common/pipeline/json.ts";
import type { Overlay, OverlayAction } from "../../common/pipeline/overlay.ts";
import { same } from "../merge/same.ts";
import { type Decision, StepFailedError } from "../step-failed.ts";
import { type Hidden, hiddenChanges } from "./overwritten.ts";

export interface ActionNote {
  /** Counted from 1, as in the pipeline's messages. */
  readonly action: number;
  readonly target: string;
  readonly reason: string;
}

export interface OverlayResult {
  readonly effective: JsonObject;
  /** Actions that no longer change anything: the vendor has made the correction. */
  readonly unneeded: readonly ActionNote[];
}

function message(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(text.lastIndexOf(": ") + 2);
}

function decision(file: string, note: ActionNote, action: OverlayAction, problem: string): Decision {
  const todo =
    "remove" in action
      ? "if the vendor has removed it, delete the action; if it has moved, correct the target"
      : "if what it corrects is gone, delete the action; if it has moved, correct the target";
  return {
    what: `${file}: action ${note.action}, target ${note.target}: ${problem} (its reason: ${note.reason})`,
    todo,
    details: { action: note.action, target: note.target, reason: note.reason, problem },
  };
}

const joinsArrays = (action: OverlayAction) =>
  "update" in action && JSON.stringify(action.update).includes("[");

/** An overlay update concatenates arrays, so anything the vendor now has itself would appear twice. */
function withoutRepeats(value: Json): Json {
  if (Array.isArray(value)) {
    const items = value.map(withoutRepeats);
    return items.filter((item, i) => items.findIndex((other) => same(other, item)) === i);
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutRepeats(member)]));
}

function show(value: Json | undefined): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function contradiction(overlay: Overlay, { action: number, pointer, old, now, digest }: Hidden): Decision {
  const { target, description } = overlay.actions[number - 1] ?? { target: "", description: "" };
  const details = {
    action: number,
    target,
    reason: description,
    pointer,
    old: old ?? null,
    now: now ?? null,
  };
  return {
    what:
      `${overlay.file}: action ${number}, target ${target}: the vendor now says otherwise at ${pointer}: ` +
      `${show(old)} before, ${show(now)} now (the action's reason: ${description})`,
    todo: `correct or delete the action; if it holds all the same, add this line to it:\n    x-checked: ['${digest}']`,
    details,
  };
}

/**
 * Applies the overlay action by action, so that all problems are reported together, with their reasons. `before` is what the
 * vendor published until now.
 */
export function applyWithReport(document: JsonObject, overlay: Overlay, before: JsonObject): OverlayResult {
  let effective = document;
  const unneeded: ActionNote[] = [];
  const decisions: Decision[] = [];
  for (const [index, action] of overlay.actions.entries()) {
    const note = { action: index + 1, target: action.target, reason: action.description };
    try {
      const next = applyOverlay(effective, { ...overlay, actions: [action] });
      if (same(next, effective)) unneeded.push(note);
      else if (joinsArrays(action) && same(withoutRepeats(next), withoutRepeats(effective))) {
        decisions.push(decision(overlay.file, note, action, "adds what the document now has itself"));
      }
      effective = next;
    } catch (error) {
      decisions.push(decision(overlay.file, note, action, message(error)));
    }
  }
  decisions.push(...hiddenChanges(before, document, overlay).map((hidden) => contradiction(overlay, hidden)));
  if (decisions.length > 0) {
    const count = decisions.length === 1 ? "1 action does" : `${decisions.length} actions do`;
    throw new StepFailedError("overlay", `${count} not fit the new document`, decisions);
  }
  return { effective, unneeded };
}
