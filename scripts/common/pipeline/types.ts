import openapiTS, { astToString, NULL, type SchemaObject, tsUnion } from "openapi-typescript";
import ts from "typescript";
import { isBinary } from "./binary.ts";
import { isObject, type JsonObject } from "./json.ts";
import { notice } from "./notice.ts";
import { restMarker } from "./open-enum.ts";
import { splitEnums } from "./split-enums.ts";

const blob = ts.factory.createTypeReferenceNode("Blob");

/** `string & {}` keeps a union's known literals in an editor's completion list, where plain `string` would absorb them. */
const anyOtherString = ts.factory.createParenthesizedType(
  ts.factory.createIntersectionTypeNode([
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
    ts.factory.createTypeLiteralNode([]),
  ]),
);

function typeOf(schema: SchemaObject): ts.TypeNode | undefined {
  const candidate: unknown = schema;
  if (!isObject(candidate)) return undefined;
  if (candidate[restMarker] === true) return anyOtherString;
  if (!isBinary(candidate)) return undefined;
  const nullable = Array.isArray(candidate.type) && candidate.type.includes("null");
  return nullable ? tsUnion([blob, NULL]) : blob;
}

export async function renderTypes(document: JsonObject): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(splitEnums(document)), {
    transform: typeOf,
    // A default makes a field optional to send but says nothing about what comes back.
    defaultNonNullable: false,
    silent: true,
  });
  return `// ${notice}\n\n${astToString(nodes)}`;
}
