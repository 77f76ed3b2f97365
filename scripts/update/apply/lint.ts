import { resolve } from "node:path";
import type { JsonObject } from "../../common/pipeline/json.ts";
import {
  describeFindings,
  type Finding,
  groupFindings,
  lintDocuments,
} from "../../common/pipeline/redocly.ts";
import { type Decision, StepFailedError } from "../step-failed.ts";
import { correctionOf, jsonPath, placeOf, renderActions } from "./correction.ts";

export interface Linted {
  /** The corrected document's file, relative to the project, and its previous content. */
  readonly file: string;
  readonly before: string;
  readonly overlay: string;
  readonly effective: JsonObject;
  /** The same without the overlay. */
  readonly published: JsonObject;
}

const exists = (document: JsonObject, { pointer }: Finding) => placeOf(document, pointer).value !== undefined;

function advice([first, ...more]: readonly [Finding, ...Finding[]], linted: Linted): string {
  const { effective, published, overlay } = linted;
  if (exists(effective, first) && !exists(published, first)) {
    return `in ${overlay}, correct the action that adds ${jsonPath(placeOf(effective, first.pointer).path)}`;
  }
  const actions = [first, ...more].flatMap((finding) => correctionOf(finding, effective));
  if (actions.length === 0)
    return `in ${overlay}, add an action for ${jsonPath(placeOf(effective, first.pointer).path)}`;
  return `where you agree, add at the end of ${overlay}:\n${renderActions(actions)}`;
}

/** Groups messages that differ only in names; for the structure rule the names are what is wrong. */
function kind(linted: Linted): (finding: Finding) => string {
  return (finding) => {
    const { rule, message } = finding;
    const ours = exists(linted.effective, finding) && !exists(linted.published, finding);
    return [ours, rule, rule === "struct" ? message : message.replaceAll(/`[^`]*`|"[^"]*"/g, "")].join(" ");
  };
}

function decision(group: readonly [Finding, ...Finding[]], linted: Linted): Decision {
  const [{ rule, message, pointer }] = group;
  const pointers = group.map((each) => each.pointer);
  return {
    what: describeFindings(group),
    todo: advice(group, linted),
    details: { rule, pointer, message, pointers },
  };
}

const isSame = (one: Finding, other: Finding) =>
  one.rule === other.rule && one.message === other.message && one.pointer === other.pointer;

/**
 * Lints the corrected document. Anything that would break generation, types or requests must be corrected in the overlay
 * first; returns new matters of style, one note per kind.
 */
export async function lint(cwd: string, linted: Linted): Promise<readonly Decision[]> {
  const all = await lintDocuments(cwd, [linted.file, linted.before]).catch((error: unknown) => {
    const output = error instanceof Error ? error.message : String(error);
    throw new StepFailedError("lint", "Redocly could not lint the new document", [], output);
  });
  const decide = (group: readonly Finding[]) =>
    [...groupFindings(group, kind(linted)).values()].map((each) => decision(each, linted));
  const isNow = ({ file }: Finding) => resolve(cwd, file) === resolve(cwd, linted.file);
  const findings = all.filter(isNow);
  const known = all.filter((each) => !isNow(each));
  const wrong = findings.filter(({ stops }) => stops);
  if (wrong.length === 0) return decide(findings.filter((one) => !known.some((old) => isSame(one, old))));
  const count = wrong.length === 1 ? "1 defect" : `${wrong.length} defects`;
  throw new StepFailedError(
    "lint",
    `the document has ${count} that generation, types or requests would have`,
    decide(wrong),
  );
}
