import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { InvalidInputError } from "../../src/core/errors/index.ts";
import { loadPeer } from "../../src/node/load-peer.ts";
import { failure } from "./support/harness.ts";

let project: string;
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "peer-"));
  const packages = {
    "peer-in-commonjs": ["exports.what = 'CommonJS'", "commonjs"],
    "peer-in-esm": ["export const what = 'ESM'", "module"],
    "peer-that-lacks-another": ["require('no-such-peer-at-all')", "commonjs"],
    "peer-that-throws": ["throw new Error('no binary\\nfor this machine')", "commonjs"],
  };
  for (const [name, [code = "", type]] of Object.entries(packages)) {
    const folder = join(project, "node_modules", name);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "package.json"), JSON.stringify({ name, type, main: "index.js" }));
    await writeFile(join(folder, "index.js"), code);
  }
});
afterAll(() => rm(project, { recursive: true }));

const peer = (name: string) => ({
  name,
  neededBy: "this",
  install: `npm install ${name}`,
  load: (): Promise<{ what?: string }> => import(/* @vite-ignore */ name),
});
const missing = Object.assign(new Error("gone"), { code: "ERR_MODULE_NOT_FOUND" });

it.each([
  ["peer-in-commonjs", "CommonJS"],
  ["peer-in-esm", "ESM"],
])(
  "that is not installed next to the package is taken from where the process was started: %s",
  async (name, what) => {
    const load = () => Promise.reject(missing);
    expect(await loadPeer({ ...peer(name), load }, project)).toMatchObject({ what });
  },
);

it("that is installed next to the package is taken from there", async () => {
  const beside = { what: "beside" };
  const load = () => Promise.resolve(beside);
  expect(await loadPeer({ ...peer("peer-in-esm"), load }, project)).toBe(beside);
});

it("that is missing is named with the command that installs it", async () => {
  const error = await failure(InvalidInputError, loadPeer(peer("peer-that-is-nowhere"), project));
  expect(error.reasons).toEqual([
    "this needs the package peer-that-is-nowhere, which is not installed: npm install peer-that-is-nowhere",
  ]);
  expect(error.cause).toBeInstanceOf(Error);
});

it("that cannot be loaded says why, on one line", async () => {
  const broken = Object.assign(new Error("Could not load it\nmore"), { code: "ERR_DLOPEN_FAILED" });
  const load = () => Promise.reject(broken);
  const error = await failure(InvalidInputError, loadPeer({ ...peer("peer-in-esm"), load }, project));
  expect(error.reasons[0]).toMatch(/which cannot be loaded: Could not load it: npm install/);

  const lacking = { ...peer("peer-that-lacks-another"), load: () => Promise.reject(missing) };
  const lacked = await failure(InvalidInputError, loadPeer(lacking, project));
  expect(lacked.reasons[0]).toMatch(/which cannot be loaded: Cannot find module 'no-such-peer-at-all': npm/);

  const there = { ...peer("peer-that-throws"), load: () => Promise.reject(missing) };
  const thrown = await failure(InvalidInputError, loadPeer(there, project));
  expect(thrown.reasons[0]).toMatch(/which cannot be loaded: no binary: npm install/);
});
