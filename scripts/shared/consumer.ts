import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot, vendors } from "./project.ts";

const execute = promisify(execFile);
const typescript = "5.9.3";
const nodeTypes = "20.19.43";
/** The version that the README names. */
const prism = "5.12.0";

/** A project outside this one, with the packed tarball installed and the README's examples in it. */
export interface Consumer extends AsyncDisposable {
  folder: string;
  /** Paths in the tarball. */
  packed: string[];
  examples: string[];
}

/** Runs a program; a failure's message holds what it printed. */
export async function run(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<string> {
  try {
    return (await execute(command, args, { ...options, maxBuffer: 2 ** 26 })).stdout;
  } catch (error) {
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error([message, stdout, stderr].join("\n"));
  }
}

/** Packs the project as it would be published and installs it; needs the npm registry. */
export async function createConsumer(): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "avatar-clients-consumer-"));
  const report = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: projectRoot });
  // The build's own output comes first.
  const [pack] = JSON.parse(report.slice(report.search(/^\[/m))) as {
    filename: string;
    files: { path: string }[];
  }[];
  if (!pack) throw new Error("npm pack made nothing");
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  const packages = [
    join(folder, pack.filename),
    `typescript@${typescript}`,
    `@types/node@${nodeTypes}`,
    `@stoplight/prism-http@${prism}`,
  ];
  await run("npm", ["install", "--no-audit", "--no-fund", ...packages], { cwd: folder });
  await writeFile(join(folder, "sandbox.test.js"), await readSuite());
  await copyFile(join(projectRoot, "scripts/demo/portrait.png"), join(folder, "ada.png"));
  const examples = await readExamples();
  for (const [name, code] of examples) await writeFile(join(folder, `${name}.ts`), `${code}\nexport {};\n`);
  return {
    folder,
    packed: pack.files.map(({ path }) => path),
    examples: examples.map(([name]) => name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The README's test suite, its one `js` block. */
async function readSuite(): Promise<string> {
  const readme = await readFile(join(projectRoot, "README.md"), "utf8");
  return /^```js\n(.*?)^```/ms.exec(readme)?.[1] ?? "throw new Error('the README shows no test suite')";
}

/** The README's `ts` blocks; the vendors' own come first and are named after them. */
async function readExamples(): Promise<[name: string, code: string][]> {
  const readme = await readFile(join(projectRoot, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```ts\n(.*?)^```/gms)];
  return blocks.map(([, code = ""], index) => [vendors[index] ?? `example-${index + 1}`, code]);
}
