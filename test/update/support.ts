import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import { filesBelow } from "../../scripts/common/files.ts";
import { isObject, type JsonObject } from "../../scripts/common/pipeline/json.ts";
import { sha256 } from "../../scripts/common/pipeline/lock.ts";
import { generateOutputs } from "../../scripts/common/pipeline/outputs.ts";
import { projectRoot } from "../../scripts/common/project.ts";
import { allSteps, type Steps } from "../../scripts/update/apply/verify-copy.ts";

export const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

export const toyText = readFileSync(fixture("toy.yaml"), "utf8");

export const pageText = readFileSync(fixture("create-page.md"), "utf8");

export function toObject(text: string): JsonObject {
  const value: unknown = parse(text);
  if (!isObject(value)) throw new Error("not an object");
  return value;
}

export const toy = () => toObject(toyText);

const passes = async () => ({ ok: true, failures: [], output: "", failed: { checks: [], files: [] } });

/** The slow steps pass without running. */
export const quickSteps: Steps = { lint: async () => [], test: passes };

export const lintOnly: Steps = { ...quickSteps, lint: allSteps.lint };

/** Options for an update of the toy project. */
export const quick = (root: string, ...from: string[]) =>
  ({ vendor: "anam", root, from, steps: quickSteps, today: "2026-08-01" }) as const;

/** The toy with a request field renamed. */
export const renamed = toyText.replace("        note:", "        remark:");

/** With an operation that the vendor has added. */
export const withNewOperation = (text: string) =>
  text.replace(
    "\ncomponents:",
    `
  /v1/languages:
    get:
      operationId: listLanguages
      summary: List languages
      responses:
        "200": { description: The languages., content: { application/json: { schema: { type: array, items: { type: string } } } } }
components:`,
  );

export const overlay = `overlay: 1.0.0
info: { title: Corrections, version: 1.0.0 }
actions:
  - target: $.components.schemas.Avatar.properties.videoUrl
    description: Readers should know.
    update: { description: A signed address. }
`;

const other = (title: string, server: string, path: string) =>
  toyText
    .replace("Anam toy API", title)
    .replace("https://api.anam.ai", server)
    .replaceAll("/v1/avatars", path);

/** Files of the project, including generated ones. */
async function makeTemplate(): Promise<ReadonlyMap<string, string>> {
  const documents = {
    anam: toyText,
    protoface: other("Protoface toy API", "https://api.protoface.com", "/v1/avatars"),
    argil: other("Argil toy API", "https://api.argil.ai/v1", "/avatars"),
  };
  const { generators }: { generators: object } = JSON.parse(
    readFileSync(join(projectRoot, "specs/lock.json"), "utf8"),
  );
  const lock: Record<string, object> = { generators };
  const files = new Map([["redocly.yaml", readFileSync(join(projectRoot, "redocly.yaml"), "utf8")]]);
  for (const [vendor, text] of Object.entries(documents)) {
    files.set(`specs/${vendor}/openapi.yaml`, text);
    files.set(`specs/${vendor}/overlay.yaml`, overlay);
    lock[vendor] = {
      sources: ["https://nowhere.invalid/doc"],
      retrieved: "2026-01-01",
      sha256: sha256(text),
    };
  }
  files.set("specs/lock.json", `${JSON.stringify(lock, null, 2)}\n`);
  const root = mkdtempSync(join(tmpdir(), "avatar-clients-template-"));
  try {
    for (const [file, text] of files) put(root, file, text);
    for (const [file, text] of await generateOutputs(root)) files.set(`generated/${file}`, text);
  } finally {
    rmSync(root, { recursive: true });
  }
  return files;
}

let template: ReturnType<typeof makeTemplate> | undefined;

/** A fresh project in a temporary folder: three small vendors, generated, with the real dependencies. */
export async function makeProject(): Promise<string> {
  template ??= makeTemplate();
  const files = await template;
  const root = mkdtempSync(join(tmpdir(), "avatar-clients-project-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"), "junction");
  for (const [file, text] of files) put(root, file, text);
  return root;
}

export function put(root: string, file: string, text: string): string {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

export const read = (root: string, file: string) => readFileSync(join(root, file), "utf8");

/** Every file of a project with its content, to tell whether anything has changed. */
export function snapshot(root: string): Record<string, string> {
  const files = ["specs", "generated", ".changeset"].flatMap((folder) =>
    filesBelow(join(root, folder)).map((file) => `${folder}/${file}`),
  );
  return Object.fromEntries(files.map((file) => [file, read(root, file)]));
}

/** Base URL of a loopback server that lives as long as the test. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}
