import { copyFileSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/common/project.ts";
import type { AvatarProvider, ProtofaceClient } from "../../src/index.ts";
import { protofaceAvatar } from "../unit/support/fixtures.ts";
import { rejection } from "../unit/support/harness.ts";

interface Program {
  createProtofaceClient(options: object): ProtofaceClient;
  toProvider(client: ProtofaceClient): AvatarProvider<"protoface">;
}

/** The package as a splitting bundler emits it. */
let whole: string;
let folder: string;
/** Files that the first calls load, but no import does. */
let later: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "avatar-clients-parts-"));
  // Vitest leaves this import to Node, which retries after a failed load.
  whole = join(folder, "node_modules", "whole");
  const { metafile } = await build({
    stdin: { contents: 'export * from "./src/index.ts"', resolveDir: projectRoot, loader: "ts" },
    ...({ bundle: true, splitting: true, format: "esm", metafile: true, outdir: whole } as const),
    ...({ platform: "node", outExtension: { ".js": ".mjs" }, logLevel: "error" } as const),
  });
  const first = new Set<string>();
  const outputs = new Map(Object.entries(metafile.outputs));
  const entry = [...outputs.keys()].find((name) => name.endsWith("stdin.mjs")) ?? "";
  for (const name of first.add(entry))
    for (const { path, kind } of outputs.get(name)?.imports ?? [])
      if (kind === "import-statement") first.add(path);
  const names = (paths: Iterable<string>) => new Set([...paths].map((path) => path.replace(/.*\//, "")));
  later = readdirSync(whole).filter((name) => !names(first).has(name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let copies = 0;

/** Starts a program, in a folder of its own, whose lazy parts have not been loaded yet. */
async function start(damage: (file: string) => void) {
  const own = join(folder, "node_modules", `copy-${++copies}`);
  cpSync(whole, own, { recursive: true });
  const files = later.map((name) => join(own, name));
  for (const file of files) damage(file);
  const { createProtofaceClient, toProvider }: Program = await import(
    /* @vite-ignore */ pathToFileURL(join(own, "stdin.mjs")).href
  );
  const requests: string[] = [];
  const client = createProtofaceClient({
    apiKey: "key",
    timeoutMs: 200,
    fetch: async (url: string, { method }: RequestInit) => {
      requests.push(`${method} ${url}`);
      return Response.json({ ...protofaceAvatar({ status: "ready" }), data: [], has_more: false });
    },
  });
  return {
    client,
    provider: toProvider(client),
    requests,
    repair() {
      for (const name of later) copyFileSync(join(whole, name), join(own, name));
    },
  };
}

const input = { name: "Ada", image: new Blob(["png"]) };
const calls: Readonly<Record<string, (program: Awaited<ReturnType<typeof start>>) => PromiseLike<unknown>>> =
  {
    get: ({ client }) => client.avatars.get("av_1"),
    create: ({ client }) => client.avatars.create(input, { validateImage: false }),
    wait: ({ client }) => client.avatars.wait("av_1"),
    list: ({ client }) => client.avatars.list(),
    api: ({ client }) => client.api.GET("/v1/avatars"),
    "provider.create": ({ provider }) => provider.create(input, { validateImage: false }),
    "provider.createMany": ({ provider }) => provider.createMany([input], { validateImage: false }),
    "provider.waitAll": ({ provider }) => provider.waitAll(["av_1"]).next(),
  };

describe("a part of the package that is loaded on first use", () => {
  it("exists in every program", () => {
    expect(later.length).toBeGreaterThan(3);
  });

  it.each(Object.entries(calls))(
    "rejects with a ConnectionError from %s if missing, and nothing is sent",
    async (_, use) => {
      const program = await start((file) => rmSync(file));
      const error = await rejection(use(program));
      expect(error).toMatchObject({
        name: "ConnectionError",
        code: "connection",
        method: "import",
        attempts: [],
      });
      expect(program.requests).toEqual([]);
      program.repair();
      await use(program);
      expect(program.requests).not.toEqual([]);
    },
  );

  it.each(Object.entries(calls))("rejects with a TimeoutError from %s if loading hangs", async (_, use) => {
    const program = await start((file) => writeFileSync(file, "await new Promise(() => {});"));
    expect(await rejection(use(program))).toMatchObject({ name: "TimeoutError", method: "import" });
    expect(program.requests).toEqual([]);
  });
});
