import { join, relative } from "node:path";
import ts from "typescript";
import type { Vendor } from "../../common/project.ts";
import type { Tree } from "../tree.ts";
import type { MutationCheck } from "./check.ts";

/** What must compile: the code we ship, and the tests that state what it promises. */
const checked = /^(src|generated)\/|^test\/(types|contract|support|upload)\//;

function readConfig(root: string): ts.ParsedCommandLine {
  const { config, error } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, "\n"));
  return ts.parseJsonConfigFileContent(config, ts.sys, root);
}

/** A compiler that reads the whole project once and, for each change, rechecks only what depends on it. */
export class TypeChecker {
  readonly #root: string;
  readonly #files: readonly string[];
  readonly #host: ts.CompilerHost;
  readonly #options: ts.CompilerOptions;
  readonly #sources = new Map<string, ts.SourceFile | undefined>();
  readonly #base: ts.SemanticDiagnosticsBuilderProgram;
  #changed: { file: string; source: ts.SourceFile } | undefined;

  constructor(tree: Tree) {
    this.#root = tree.root;
    const { options, fileNames } = readConfig(tree.root);
    this.#options = { ...options, noEmit: true, incremental: true, tsBuildInfoFile: join(tree.root, "info") };
    this.#files = fileNames.filter((file) => checked.test(relative(tree.root, file)));
    this.#host = ts.createIncrementalCompilerHost(this.#options);
    const read = this.#host.getSourceFile;
    this.#host.getSourceFile = (file, ...rest) => {
      if (file === this.#changed?.file) return this.#changed.source;
      if (!this.#sources.has(file)) this.#sources.set(file, read(file, ...rest));
      return this.#sources.get(file);
    };
    this.#base = this.#program(undefined);
    const problem = this.#firstProblem(this.#base);
    if (problem) throw new Error(`the unchanged project does not compile: ${problem}`);
  }

  /** The first error with changed types for a vendor. */
  problemWith(vendor: Vendor, types: string): string | undefined {
    const file = join(this.#root, "generated", vendor, "types.ts");
    const source = ts.createSourceFile(file, types, ts.ScriptTarget.ES2022, true);
    Object.assign(source, { version: this.#host.createHash?.(types) ?? types });
    this.#changed = { file, source };
    return this.#firstProblem(this.#program(this.#base));
  }

  #program(old: ts.SemanticDiagnosticsBuilderProgram | undefined): ts.SemanticDiagnosticsBuilderProgram {
    return ts.createSemanticDiagnosticsBuilderProgram(this.#files, this.#options, this.#host, old);
  }

  /** Files that do not depend on the change keep their result. */
  #firstProblem(program: ts.SemanticDiagnosticsBuilderProgram): string | undefined {
    const [diagnostic] = program.getSemanticDiagnostics();
    return diagnostic && this.#describe(diagnostic);
  }

  #describe({ file, start, messageText }: ts.Diagnostic): string {
    const message = ts.flattenDiagnosticMessageText(messageText, " ").slice(0, 300);
    if (!file) return message;
    const line = file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    return `${relative(this.#root, file.fileName)}:${line}: ${message}`;
  }
}

export function createTypeCheck(checker: TypeChecker): MutationCheck {
  return async ({ tree, vendor }) => checker.problemWith(vendor, tree.read(`generated/${vendor}/types.ts`));
}
