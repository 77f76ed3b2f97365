import ts from "typescript";

export interface TypeCost {
  instantiations: number;
  types: number;
  checkMs: number;
  errors: string[];
}

export interface TypeCostTask {
  file: string;
  /** Path mappings for the package names that the file imports. */
  paths: Record<string, string[]>;
}

const task: TypeCostTask = JSON.parse(process.argv[2] ?? "");
const program = ts.createProgram([task.file], {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
  paths: task.paths,
  allowImportingTsExtensions: true,
});
// Roughly what an edit costs an editor: checking this file, with everything else already parsed and bound.
program.getGlobalDiagnostics();
const source = program.getSourceFile(task.file);
const before = performance.now();
const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
const result: TypeCost = {
  instantiations: program.getInstantiationCount(),
  types: program.getTypeCount(),
  checkMs: performance.now() - before,
  errors: found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
};
console.log(JSON.stringify(result));
