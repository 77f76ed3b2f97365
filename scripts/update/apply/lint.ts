import { isObject, type Json, type JsonObject, objectAt } from "../../common/pipeline/json.ts";
import { lookUp } from "../../common/pipeline/pointer.ts";
import { type Decision, StepFailedError } from "../step-failed.ts";
import { runLint } from "./tools.ts";

export interface Linted {
  /** The effective document as a file, from the folder of the project. */
  readonly file: string;
  readonly overlay: string;
  readonly effective: JsonObject;
  /** The same without the overlay. */
  readonly published: JsonObject;
}

/** RFC 9535, as the overlay spells its targets. */
function jsonPath(pointer: string): string {
  return pointer
    .replace(/^#\/?/, "")
    .split("/")
    .filter((part) => part !== "")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) =>
      /^\d+$/.test(part)
        ? `[${part}]`
        : /^\w+$/.test(part)
          ? `.${part}`
          : `['${part.replaceAll("'", "\\'")}']`,
    )
    .reduce((path, part) => path + part, "$");
}

/** `nullable` under 3.1 is the defect vendors have most, and its correction is always the same. */
function correction(pointer: string, { effective, published }: Linted): string {
  if (lookUp(published, pointer) === undefined && lookUp(effective, pointer) !== undefined) {
    return `correct the action that adds ${jsonPath(pointer)}`;
  }
  const schema = lookUp(effective, pointer.replace(/\/nullable$/, ""));
  const type = isObject(schema) && typeof schema.type === "string" ? schema.type : undefined;
  if (!pointer.endsWith("/nullable") || type === undefined) return `add an action for ${jsonPath(pointer)}`;
  const target = jsonPath(pointer.replace(/\/nullable$/, ""));
  return [
    "add these two actions:",
    `  - target: ${target}`,
    '    description: OpenAPI 3.1 spells "may be null" in `type`; `nullable` belongs to 3.0 and is ignored.',
    `    update: { type: [${type}, 'null'] }`,
    `  - target: ${target}.nullable`,
    "    description: Replaced by the null in `type`.",
    "    remove: true",
  ].join("\n");
}

function decision(problem: Json, linted: Linted): Decision {
  const entry = isObject(problem) ? problem : {};
  const [place] = Array.isArray(entry.location) ? entry.location : [];
  const pointer = String(objectAt({ place: place ?? null }, "place").pointer ?? "#/");
  return {
    what: `${entry.ruleId}: ${String(entry.message).replace(/\.$/, "")}, at ${pointer}`,
    todo: `in ${linted.overlay}, ${correction(pointer, linted)}`,
    details: { rule: String(entry.ruleId), pointer, message: String(entry.message) },
  };
}

/** Lints the effective document; what is wrong with it has to be corrected in the overlay. */
export async function lint(cwd: string, linted: Linted): Promise<void> {
  const { ok, stdout, output } = await runLint(cwd, linted.file);
  if (ok) return;
  let problems: Json[] = [];
  try {
    const report: unknown = JSON.parse(stdout);
    if (isObject(report) && Array.isArray(report.problems)) problems = report.problems;
  } catch {
    throw new StepFailedError("lint", "Redocly could not lint the new document", [], output);
  }
  const count = problems.length === 1 ? "1 lint problem" : `${problems.length} lint problems`;
  const decisions = problems.map((problem) => decision(problem, linted));
  throw new StepFailedError("lint", `the effective document has ${count}`, decisions);
}
