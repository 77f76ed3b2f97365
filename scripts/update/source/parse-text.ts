import { LineCounter, parseDocument } from "yaml";
import { isObject, type JsonObject } from "../../common/pipeline/json.ts";
import { InputError } from "../input-error.ts";

const startsAsOpenApi = /^\s*(\{\s*)?"?(openapi|swagger)"?\s*:/m;

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
    `${from}${where ? `:${where}` : ""} is broken or cut off: ${message.split("\n", 1)[0]?.replace(/ at line \d+, column \d+:?$/, "")}`,
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
  const document = parseDocument(text, { lineCounter: lines });
  const error = document.errors[0];
  if (error) throw broken(from, firstLine, lines.linePos(error.pos[0]).line, error.message);
  return document.toJS();
}

/** Parses JSON or YAML that has to be an OpenAPI 3.0 or 3.1 document; `firstLine` is where it begins in its file. */
export function parseOpenApi(text: string, from: string, firstLine = 1): JsonObject {
  if (!startsAsOpenApi.test(text)) throw notOpenApi(from, describe(text));
  const value = /^\s*\{/.test(text) ? parseJson(text, from, firstLine) : parseYaml(text, from, firstLine);
  if (!isObject(value) || !("openapi" in value || "swagger" in value)) {
    throw notOpenApi(from, describe(text));
  }
  const version = String(value.openapi ?? value.swagger);
  if (!/^3\.[01]\.\d+(-.+)?$/.test(version)) {
    throw new InputError(`${from} is OpenAPI ${version}; 3.0 and 3.1 are supported`);
  }
  if (!isObject(value.info)) throw new InputError(`${from} is incomplete: it has no "info"`);
  if (!isObject(value.paths)) throw new InputError(`${from} is incomplete: it has no "paths"`);
  return value;
}
