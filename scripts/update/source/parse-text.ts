import { LineCounter, parseDocument } from "yaml";
import { isObject, type JsonObject } from "../../common/pipeline/json.ts";
import { InputError } from "../input-error.ts";

const saysOpenApi = /^\s*["']?(openapi|swagger)["']?\s*:/m;

/** Far beyond any API; anything deeper or larger exhausts the tools that come later. */
const maxDepth = 200;
const maxValues = 2_000_000;

function notOpenApi(from: string, found: string): InputError {
  return new InputError(
    `${from} is not OpenAPI but ${found}. Give an OpenAPI document (JSON or YAML), or a Markdown page that embeds ` +
      "an operation in a block headed `yaml METHOD PATH`",
  );
}

function describe(text: string): string {
  if (text.trim() === "") return "empty";
  if (/^\s*<(!doctype|html|\?xml|[a-z]+[\s>])/i.test(text)) return "a web page (HTML)";
  if (/^(#{1,6} |> |```|\* |- )/m.test(text)) return "a page without an embedded operation";
  return "plain text";
}

function broken(from: string, firstLine: number, line: number | undefined, message: string): InputError {
  const where = line === undefined ? "" : ` line ${firstLine + line - 1}`;
  return new InputError(
    `${from}${where ? `:${where}` : ""} is broken or truncated: ${message.split("\n", 1)[0]?.replace(/ at line \d+, column \d+:?$/, "")}`,
  );
}

function parseJson(text: string, from: string, firstLine: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(message)?.[1];
    const end = position === undefined ? text.length : Number(position);
    throw broken(from, firstLine, text.slice(0, end).split("\n").length, message);
  }
}

function parseYaml(text: string, from: string, firstLine: number): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const error = document.errors[0];
  // A page or a word list is broken YAML, too.
  if (error && !saysOpenApi.test(text)) throw notOpenApi(from, describe(text));
  if (error && /call stack/.test(error.message)) throw tooDeep(from);
  if (error) throw broken(from, firstLine, lines.linePos(error.pos[0]).line, error.message);
  return document.toJS();
}

function parseText(text: string, from: string, firstLine: number): unknown {
  try {
    return /^\s*\{\s*["}]/.test(text) ? parseJson(text, from, firstLine) : parseYaml(text, from, firstLine);
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof RangeError) throw tooDeep(from);
    // How the parser reports nested aliases that would fill the memory, and an alias within the value that it names.
    if (error instanceof ReferenceError)
      throw new InputError(`${from} has YAML aliases that cannot be expanded; ask the vendor for JSON`);
    throw error;
  }
}

function tooDeep(from: string): InputError {
  return new InputError(
    `${from} is nested more than ${maxDepth} levels deep, far beyond any API; it cannot be imported`,
  );
}

/** Counts the document's values with all aliases expanded. */
function checkExtent(document: unknown, from: string): void {
  const queue: { value: unknown; depth: number }[] = [{ value: document, depth: 0 }];
  let values = 0;
  for (let next = queue.pop(); next; next = queue.pop()) {
    if (next.depth > maxDepth) throw tooDeep(from);
    values++;
    if (values + queue.length > maxValues) {
      throw new InputError(
        `${from} has more than ${maxValues} values once its YAML aliases are expanded; it cannot be imported`,
      );
    }
    if (typeof next.value !== "object" || next.value === null) continue;
    for (const value of Object.values(next.value)) queue.push({ value, depth: next.depth + 1 });
  }
}

/** Parses JSON or YAML that must be an OpenAPI 3.0 or 3.1 document; `firstLine` is where it starts in its file. */
export function parseOpenApi(text: string, from: string, firstLine = 1): JsonObject {
  if (/^\s*(<|$)/.test(text)) throw notOpenApi(from, describe(text));
  const value = parseText(text, from, firstLine);
  if (!isObject(value) || !("openapi" in value || "swagger" in value)) {
    throw notOpenApi(from, describe(text));
  }
  checkExtent(value, from);
  const version = String(value.openapi ?? value.swagger);
  if (!/^3\.[01]\.\d+(-.+)?$/.test(version)) {
    throw new InputError(`${from} is OpenAPI ${version}; 3.0 and 3.1 are supported`);
  }
  if (!isObject(value.info)) throw new InputError(`${from} is incomplete: it has no "info"`);
  if (!isObject(value.paths)) throw new InputError(`${from} is incomplete: it has no "paths"`);
  return value;
}
