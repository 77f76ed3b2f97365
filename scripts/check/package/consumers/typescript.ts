import { availableParallelism } from "node:os";
import { findingsOf } from "../../../common/run-program.ts";
import { entryNames } from "../entry-names.ts";
import { compilerName, compilers } from "./downloads.ts";
import { everything } from "./everything.ts";
import { played as expected, imports, playTyped } from "./play.ts";
import { picture } from "./portrait.ts";
import { unlessPrinted, type Workshop } from "./workshop.ts";

const [oldest] = compilers;

interface Setting {
  readonly type: "module" | "commonjs";
  readonly options: { readonly module: string; readonly moduleResolution: string };
  /** First compiler version without this setting; the versions in between only warn about it. */
  readonly until?: string;
}

const settings: Readonly<Record<string, Setting>> = {
  nodenext: { type: "module", options: { module: "nodenext", moduleResolution: "nodenext" } },
  bundler: { type: "module", options: { module: "esnext", moduleResolution: "bundler" } },
  "node16, CommonJS": { type: "commonjs", options: { module: "node16", moduleResolution: "node16" } },
  "node10, CommonJS": {
    type: "commonjs",
    options: { module: "commonjs", moduleResolution: "node10" },
    until: oldest,
  },
};

const common = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
};

/** Compiles what users may write with each compiler and runs the output of one. */
export async function checkTypeScript(workshop: Workshop, root: string): Promise<string[]> {
  const left: { name: string; project: string; version: string }[] = [];
  for (const [name, setting] of Object.entries(settings)) {
    const project = await workshop.project(`typescript-${name.replace(/\W+/g, "-")}`, {
      "package.json": { private: true, type: setting.type },
      "everything.ts": everything(entryNames(root)),
      "play.ts": `${imports}\n${playTyped}\nplay(${JSON.stringify(picture)}).then(console.log);\n`,
      "tsconfig.json": { compilerOptions: { ...common, ...setting.options }, include: ["*.ts"] },
    });
    for (const version of fitting(setting)) left.push({ name, project, version });
  }
  const findings: string[] = [];
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const { name, project, version } = next;
        const options = ["--pretty", "false", "--outDir", `out/${version}`];
        const ended = await workshop.run(
          project,
          { package: compilerName(version), command: "tsc" },
          options,
        );
        findings.push(...findingsOf(ended).map((line) => `TypeScript ${version}, ${name}: ${line}`));
        // Node cannot resolve code that was emitted for a bundler.
        if (ended.code !== 0 || name === "bundler" || version !== oldest) continue;
        const played = await workshop.run(project, "node", [`out/${version}/play.js`]);
        findings.push(...unlessPrinted(played, expected, `${name}, run`));
      }
    }),
  );
  return findings;
}

function fitting({ until }: Setting): string[] {
  return compilers.filter((version) => until === undefined || version <= until);
}

export const combinations = Object.values(settings).flatMap(fitting).length;
