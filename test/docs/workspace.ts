import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { writeUsersFiles } from "../../scripts/common/guides.ts";
import { projectRoot } from "../../scripts/common/project.ts";

const execute = promisify(execFile);

/** A folder like a user's project, where the package's entry points resolve to this project's sources. */
export interface Workspace extends AsyncDisposable {
  readonly folder: string;
  /** Runs one of this project's tools there; rejects with its output. */
  run(
    tool: string,
    args: readonly string[],
    env?: NodeJS.ProcessEnv,
  ): Promise<{ stdout: string; stderr: string }>;
}

const source = (path: string) => [join(projectRoot, "src", path)];

/** Where the entry points are before the package is built. */
const paths = {
  "avatar-clients": source("index.ts"),
  "avatar-clients/jobs": source("jobs/index.ts"),
  "avatar-clients/node": source("node.ts"),
  "avatar-clients/otel": source("otel/index.ts"),
  "avatar-clients/sandbox": source("sandbox/index.ts"),
  "@mediapipe/tasks-vision": [join(projectRoot, "test/docs/stand-ins/tasks-vision.ts")],
  ...Object.fromEntries(
    ["anam", "protoface", "argil"].map((vendor) => [
      `avatar-clients/${vendor}`,
      source(`vendors/${vendor}/index.ts`),
    ]),
  ),
};

/** A workspace with these files and a `tsconfig.json`, like a user's own. */
export async function createWorkspace(
  files: Readonly<Record<string, string>>,
  compilerOptions: object = {},
): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), "guides-"));
  await writeUsersFiles(folder);
  // What the recipes install: sharp and a face detector.
  await symlink(join(projectRoot, "node_modules"), join(folder, "node_modules"), "junction");
  const tsconfig = { compilerOptions: { ...compilerOptions, paths }, include: ["**/*.ts", "**/*.mts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return {
    folder,
    async run(tool, args, env = {}) {
      const program = join(projectRoot, "node_modules", tool);
      try {
        return await execute(process.execPath, [program, ...args], {
          cwd: folder,
          env: { ...process.env, ...env },
          maxBuffer: 2 ** 26,
        });
      } catch (error) {
        const { message, stdout, stderr } = error as Error & { stdout?: string; stderr?: string };
        throw new Error([message, stdout, stderr].join("\n"), { cause: error });
      }
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
