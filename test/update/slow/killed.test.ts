import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it, onTestFinished, vi } from "vitest";
import { update } from "../../../scripts/update/update.ts";
import { makeProject, put, quick, renamed, snapshot, withNewOperation } from "../support.ts";

const preload = new URL("../kill-at.mjs", import.meta.url).href;
// Bundled into one file, since it starts more than a hundred times.
const child = await build({
  entryPoints: [fileURLToPath(new URL("../update-child.ts", import.meta.url))],
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  write: false,
});
const source = withNewOperation(renamed);

interface Killed {
  readonly signal: NodeJS.Signals | undefined;
  readonly calls: readonly string[];
  readonly output: string;
}

/** Runs an update of the project in a separate process, up to a call. */
function run(root: string, env: Record<string, string> = {}): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), "kill-log-"));
  const log = join(folder, "calls");
  // At the same depth as a project's scripts.
  const script = put(root, "a/b/update.mjs", child.outputFiles[0]?.text ?? "");
  const args = ["--import", preload, script, root, join(root, "new")];
  const options = { env: { ...process.env, KILL_LOG: log, ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      const calls = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
      rmSync(folder, { recursive: true });
      resolve({
        signal: error?.signal ?? undefined,
        calls,
        output: `${error?.message ?? ""}${stdout}${stderr}`,
      });
    });
  });
}

const copies = () => readdirSync(tmpdir()).filter((name) => /^avatar-clients-copy-\d+-/.test(name));

async function project(): Promise<string> {
  const root = await makeProject();
  put(root, "specs/api-only.yaml", "anam:\n  - GET /v1/voices\n");
  put(root, "new", source);
  return root;
}

/** Without what an update keeps for itself. */
function documents(root: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(snapshot(root)).filter(([file]) => !file.startsWith("specs/.update/")),
  );
}

/** Kills an update at a call; the next one must bring the project to the state that an undisturbed one reaches. */
async function survives(env: Record<string, string>, before: object, after: object): Promise<void> {
  const root = await project();
  const { signal, calls } = await run(root, env);
  expect(signal).toBe("SIGKILL");
  const call = calls.at(-1) ?? "";
  const left = documents(root);
  const untouched = JSON.stringify(left) === JSON.stringify(before);
  const journal = existsSync(join(root, "specs/.update/journal.json"));
  const told: string[] = [];
  const result = await update({
    ...quick(root, join(root, "new")),
    progress: (step) => void told.push(step),
  });
  expect(snapshot(root), call).toEqual(after);
  expect(existsSync(join(root, "specs/.update")), call).toBe(false);
  const done = JSON.stringify(left) === JSON.stringify(after);
  expect(result.status, call).toBe(journal || done ? "unchanged" : "updated");
  // If the tree was half finished, the journal completed it, which is reported.
  if (!untouched) expect(journal || done, call).toBe(true);
  if (journal) expect(told[0], call).toMatch(/^finished what a killed update had started: .*\.changeset/);
  rmSync(root, { recursive: true });
}

it("leaves nothing that the next run does not finish or undo, wherever it is killed", async () => {
  // A temporary folder of its own, so that copies left by other runs do not interfere.
  const temporary = mkdtempSync(join(tmpdir(), "avatar-clients-kills-"));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  vi.stubEnv("TMPDIR", temporary);
  const root = await project();
  const before = snapshot(root);
  const undisturbed = await run(root);
  expect(undisturbed).toMatchObject({ signal: undefined, output: "" });
  const after = snapshot(root);
  expect(Object.keys(after).filter((file) => file.startsWith(".changeset"))).toHaveLength(1);
  const { calls } = undisturbed;
  for (const what of [
    /^renameSync .* .*\.changeset/,
    /^renameSync .*journal\.json/,
    /^writeFileSync/,
    /^cpSync/,
  ])
    expect(
      calls.some((call) => what.test(call)),
      String(what),
    ).toBe(true);
  // Every point takes an update and another one after it: KILL_EVERY=10 tries a tenth of them.
  const every = Number(process.env.KILL_EVERY ?? 1);
  const all = [
    // Takes seconds, so the other points do without.
    { REAL_LINT: "1", KILL_ON: "^spawn .*redocly" },
    ...calls.flatMap((call, index) => {
      const at = { KILL_AT: String(index + 1) };
      return call.startsWith("writeFileSync") ? [at, { ...at, KILL_TORN: "1" }] : [at];
    }),
  ];
  const points = all.filter((_, index) => index % every === 0);
  console.info(`killed at ${points.length} of ${all.length} points of ${calls.length} calls`);
  // Two at a time: the smallest machine has two cores.
  const next = points.values();
  const work = async () => {
    for (const point of next) await survives(point, before, after);
  };
  await Promise.all([work(), work()]);
  expect(copies()).toEqual([]);
}, 7_200_000);
