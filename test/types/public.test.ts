import { join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/common/project.ts";

const at = (path: string) => join(projectRoot, path);
const config = ts.parseJsonConfigFileContent(
  ts.readConfigFile(at("tsconfig.build.json"), ts.sys.readFile).config,
  ts.sys,
  projectRoot,
);
/** The sources behind package.json's exports. */
const entries = Object.values<{ import?: { types: string } }>(
  JSON.parse(ts.sys.readFile(at("package.json")) ?? "").exports,
).flatMap((one) =>
  one.import ? [at(one.import.types.replace("./dist/types/", "").replace(/\.d\.ts$/, ".ts"))] : [],
);
/** What a user hovers over. */
const hovered = at("hovered.ts");
const lines = `
import { createAnamClient, createProtofaceClient, createArgilClient, createAvatarProvider, checkImage, checkName } from "./src/index.ts";
const anam = createAnamClient();
const protoface = createProtofaceClient();
const argil = createArgilClient();
const provider = createAvatarProvider("protoface");
const anamAvatar = await anam.avatars.get("a");
const anamVoice = await anam.voices.get("v");
const readyAnamAvatar = await anam.avatars.wait("a");
const protofaceAvatar = await protoface.avatars.get("a");
const protofaceRun = await protoface.runs.get("r");
const argilAvatar = await argil.avatars.get("a");
const argilVideo = await argil.videos.get("v");
const unified = await provider.get("a");
const readyUnified = await provider.wait("a");
const pageOfAnam = await anam.avatars.list();
const result = await anam.avatars.get("a").withResponse();
const imageReport = await checkImage(new Uint8Array());
const nameReport = checkName("Ada");
`;
const shown: Readonly<Record<string, string>> = {
  anam: "AnamClient",
  protoface: "ProtofaceClient",
  argil: "ArgilClient",
  anamAvatar: "AnamAvatar",
  anamVoice: "AnamVoice",
  readyAnamAvatar: "ReadyAnamAvatar",
  protofaceAvatar: "ProtofaceAvatar",
  protofaceRun: "ProtofaceRun",
  argilAvatar: "ArgilAvatar",
  argilVideo: "ArgilVideo",
  unified: 'VendorAvatar<"protoface">',
  readyUnified: 'ReadyVendorAvatar<"protoface">',
  pageOfAnam: "Page<AnamAvatar, AnamAvatarList>",
  result: "WithResponse<AnamAvatar>",
  imageReport: 'ImageReport<"anam" | "protoface" | "argil">',
  nameReport: 'NameReport<"anam" | "protoface" | "argil">',
};

const service = ts.createLanguageService({
  getCompilationSettings: () => ({ ...config.options, noEmit: true }),
  getScriptFileNames: () => [...entries, hovered],
  getScriptVersion: () => "1",
  getScriptSnapshot(file) {
    const text = file === hovered ? lines : ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => projectRoot,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (file) => file === hovered || ts.sys.fileExists(file),
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
  realpath: ts.sys.realpath ?? ((path) => path),
});
const program = service.getProgram() as ts.Program;
const checker = program.getTypeChecker();

const resolve = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

function exportsOf(entry: string): ts.Symbol[] {
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry) as ts.SourceFile) as ts.Symbol;
  return checker.getExportsOfModule(module).map(resolve);
}

const isOurs = (node: ts.Node): boolean =>
  /^(src|generated)\//.test(relative(projectRoot, node.getSourceFile().fileName));

describe("hovering over", () => {
  it.each(Object.entries(shown))("%s shows %s", (name, type) => {
    const where = lines.indexOf(`const ${name} `) + "const ".length;
    const { displayParts = [] } = service.getQuickInfoAtPosition(hovered, where) ?? {};
    expect(displayParts.map(({ text }) => text).join("")).toBe(`const ${name}: ${type}`);
  });
});

it("every type that a signature mentions is exported from some entry point", () => {
  const all = entries.flatMap(exportsOf);
  const exported = new Set(all);
  const missing = new Set<string>();
  function visit(node: ts.Node): void {
    // Users need no name for what is inside a function, behind an alias, inherited or internal, nor for the type that a
    // member's type is derived from.
    if (ts.isBlock(node) || ts.isTypeAliasDeclaration(node) || ts.isHeritageClause(node)) return;
    if (ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "internal")) return;
    if ((ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node)) && ts.isPrivateIdentifier(node.name))
      return;
    if (ts.isTypeReferenceNode(node) && !ts.isIndexedAccessTypeNode(node.parent)) {
      const symbol = checker.getSymbolAtLocation(node.typeName);
      const target = symbol && resolve(symbol);
      const [declaration] = target?.declarations ?? [];
      const isParameter = target && (target.flags & ts.SymbolFlags.TypeParameter) !== 0;
      if (target && declaration && isOurs(declaration) && !isParameter && !exported.has(target))
        missing.add(target.name);
    }
    ts.forEachChild(node, visit);
  }
  for (const { declarations = [] } of all) for (const one of declarations) if (isOurs(one)) visit(one);
  expect([...missing]).toEqual([]);
});

describe("docstrings", () => {
  it("document every function, type and member of the unified vocabulary", () => {
    const bare: string[] = [];
    const doc = (symbol: ts.Symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker));
    const tags = (symbol: ts.Symbol) => symbol.getJsDocTags(checker).length;
    const isUnified = ({ declarations = [] }: ts.Symbol) =>
      declarations.some((one) =>
        relative(projectRoot, one.getSourceFile().fileName).startsWith("src/unified/"),
      );
    for (const symbol of exportsOf(at("src/index.ts")).filter(isUnified)) {
      if (doc(symbol) === "") bare.push(symbol.name);
      if (!(symbol.flags & ts.SymbolFlags.Interface)) continue;
      for (const member of checker.getDeclaredTypeOfSymbol(symbol).getProperties()) {
        const own = member.declarations?.some((one) => one.parent === symbol.declarations?.[0]);
        if (own && doc(member) === "" && tags(member) === 0) bare.push(`${symbol.name}.${member.name}`);
      }
    }
    expect(bare).toEqual([]);
  });
});
