import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { blocksIn, fileNameOf, writeUsersFiles } from "./guides.ts";
import { projectRoot } from "./project.ts";

const execute = promisify(execFile);
/** What else the guides' code imports, and the compiler, all in our own versions. */
const beside = [
  "typescript",
  "@types/node",
  "@opentelemetry/api",
  "@stoplight/prism-http",
  "msw",
  "sharp",
  "tracking",
];
/** Browser-only. */
const browserOnly = "@mediapipe/tasks-vision";

/** A project outside this one, with the packed tarball installed and the guides' code in it. */
export interface Consumer extends AsyncDisposable {
  folder: string;
  /** Paths in the tarball. */
  packed: string[];
  /** Names of the files with the guides' code, without extensions. */
  examples: string[];
  /** The same for the test suites. */
  suites: string[];
}

/** Runs a program; if it fails, the error message contains its output. */
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

/** Packs the project as for publishing and installs it; needs the npm registry. */
export async function createConsumer(): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "avatar-clients-consumer-"));
  const report = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: projectRoot });
  // The build's own output comes first.
  const [pack] = JSON.parse(report.slice(report.search(/^\[/m))) as {
    filename: string;
    files: { path: string }[];
  }[];
  if (!pack) throw new Error("npm pack produced nothing");
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  const { devDependencies: versions } = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8"));
  const packages = [join(folder, pack.filename), ...beside.map((name) => `${name}@${versions[name]}`)];
  await run("npm", ["install", "--no-audit", "--no-fund", ...packages], { cwd: folder });
  await writeUsersFiles(folder);
  const examples = blocksIn("ts").filter(
    ({ note, code }) => note !== "no-run" && !code.includes(browserOnly),
  );
  for (const block of examples) {
    await writeFile(join(folder, `${fileNameOf(block)}.ts`), `${block.code}\nexport {};\n`);
  }
  const suites = blocksIn("js");
  for (const block of suites) await writeFile(join(folder, `${fileNameOf(block)}.test.js`), block.code);
  return {
    folder,
    packed: pack.files.map(({ path }) => path),
    examples: examples.map(fileNameOf),
    suites: suites.map(fileNameOf),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
