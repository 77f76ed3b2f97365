import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { filesBelow } from "../../common/files.ts";

/** One import or re-export; `import()` and `import("…")` types count too. */
export interface Import {
  /** As written. */
  readonly specifier: string;
  /** The imported file of this project, relative to the root; undefined for packages and built-ins. */
  readonly file: string | undefined;
  /** Erased when compiled. */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Every module of the project, by its path relative to the root. */
export type Modules = ReadonlyMap<string, readonly Import[]>;

export function readModules(root: string): Modules {
  const files = ["src", "generated", "scripts", "test"].flatMap((folder) =>
    filesBelow(join(root, folder))
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${folder}/${file}`),
  );
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(join(root, file), "utf8"))]));
}

function importsOf(file: string, text: string): Import[] {
  // Generated types are long; skip parsing files that contain neither word.
  if (!/\b(import|from)\b/.test(text)) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: Import[] = [];

  function add(specifier: ts.Node | undefined, typeOnly: boolean): void {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const name = specifier.text;
    const target = name.startsWith(".") ? posix.join(posix.dirname(file), name) : undefined;
    const line = source.getLineAndCharacterOfPosition(specifier.getStart(source)).line + 1;
    found.push({ specifier: name, file: target, typeOnly, line });
  }

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isErased(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  }
  visit(source);
  return found;
}

/** `import type`. A list of nothing but `type A` is not erased: verbatimModuleSyntax still loads the module. */
function isErased({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}
