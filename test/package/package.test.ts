import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Consumer, createConsumer, run } from "../../scripts/common/consumer.ts";
import { foreignFiles } from "../../scripts/common/pack.ts";
import { vendors } from "../../scripts/common/project.ts";
import { forEachBounded } from "../../src/core/time/bounded.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { callers, printed } from "../docs/printed.ts";
import { startPrism } from "../support/prism.ts";

const settings = [
  { lib: ["ES2022"], module: "nodenext", skipLibCheck: false },
  { lib: ["ES2022"], module: "nodenext", skipLibCheck: true },
  { lib: ["ES2022", "DOM", "DOM.Iterable"], module: "preserve", skipLibCheck: false },
  { lib: ["ES2022", "DOM", "DOM.Iterable"], module: "preserve", skipLibCheck: true },
];

/** For each vendor, guide code that needs only that vendor, and what it prints against the mock. */
const alone: Record<(typeof vendors)[number], { name: string; prints: RegExp }> = {
  anam: { name: "src-vendors-1", prints: /^created \S+\nhttps:/ },
  protoface: { name: "src-vendors-2", prints: /^processing \d+\nready \d+\nav_\S+ ready\n/ },
  argil: { name: "src-vendors-3", prints: /^\S+ IDLE$/m },
};

/** Code that exports functions waits for a framework to call them: test/docs does that. */
function isProgram(name: string): boolean {
  return callers[name] === undefined;
}

describe("the packed tarball, installed in a separate project", () => {
  let consumer: Consumer;
  beforeAll(async () => {
    consumer = await createConsumer();
  }, 180_000);
  afterAll(() => consumer?.[Symbol.asyncDispose]());

  it("contains only what a user needs", () => {
    expect(foreignFiles(consumer.packed)).toEqual([]);
  });

  it.each(settings)(
    "compiles the guides' code under strict, $lib, $module, skipLibCheck $skipLibCheck",
    async (setting) => {
      const compilerOptions = {
        ...setting,
        types: ["node"],
        target: "es2022",
        strict: true,
        exactOptionalPropertyTypes: true,
        outDir: "out",
      };
      await writeFile(
        join(consumer.folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions, include: ["*.ts"] }),
      );
      await run(process.execPath, ["node_modules/typescript/bin/tsc"], { cwd: consumer.folder });
      expect(consumer.examples).toEqual(expect.arrayContaining(["readme-1"]));
    },
    60_000,
  );

  it("compiles with declarations where only what a project has installed itself is found, as by pnpm", async () => {
    const folder = await mkdtemp(join(tmpdir(), "avatar-clients-strict-"));
    try {
      const store = join("node_modules", ".pnpm", "avatar-clients", "node_modules");
      await mkdir(join(folder, store), { recursive: true });
      for (const name of ["avatar-clients", "openapi-fetch", "openapi-typescript-helpers"])
        await cp(join(consumer.folder, "node_modules", name), join(folder, store, name), { recursive: true });
      await symlink(join(folder, store, "avatar-clients"), join(folder, "node_modules", "avatar-clients"));
      await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
      await writeFile(
        join(folder, "exports.ts"),
        `import { createAnamClient, createAvatarProvider, createProtofaceClient } from "avatar-clients";
         export const { api, avatars, voices } = createAnamClient();
         export const provider = createAvatarProvider("argil");
         export const list = () => provider.list();
         export const page = () => api.GET("/v1/avatars", { params: { query: { page: 1 } } });
         export const quota = () => createProtofaceClient().api.GET("/v1/billing/quota");`,
      );
      const compiler = join(consumer.folder, "node_modules/typescript/bin/tsc");
      const options = ["--strict", "--declaration", "--module", "nodenext", "--lib", "es2022,dom"];
      await run(process.execPath, [compiler, ...options, "exports.ts"], { cwd: folder });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);

  it.each(vendors)(
    "runs the code of %s's client against the mock",
    async (vendor) => {
      const prism = await startPrism(vendor);
      try {
        const name = vendor.toUpperCase();
        const env = { ...process.env, [`${name}_API_KEY`]: "sk_live_mock", [`${name}_BASE_URL`]: prism.url };
        const output = await run(process.execPath, [join("out", `${alone[vendor].name}.js`)], {
          cwd: consumer.folder,
          env,
        });
        expect(output).toMatch(alone[vendor].prints);
      } finally {
        await prism.close();
      }
    },
    60_000,
  );

  it("runs the guides' code in the sandbox", async () => {
    const sandbox = await startSandbox({ buildTimeMs: 100 });
    try {
      const env = {
        ...process.env,
        ...sandbox.env,
        CALLBACK_SECRET: "a secret of at least thirty-two bytes",
      };
      await forEachBounded(consumer.examples.filter(isProgram), 2, async (name) => {
        const output = await run(process.execPath, [join("out", `${name}.js`)], {
          cwd: consumer.folder,
          env,
        });
        expect.soft(output, name).toMatch(printed[name] ?? /^$/);
      });
    } finally {
      await sandbox.close();
    }
  }, 180_000);

  it("runs the guides' test suites", async () => {
    for (const name of consumer.suites) {
      const output = await run(process.execPath, ["--test", `${name}.test.js`], { cwd: consumer.folder });
      expect(output).toMatch(/# pass 1\n# fail 0/);
    }
  }, 60_000);

  it.each([
    ["page.mjs", `import { startSandbox } from "avatar-clients/sandbox";`],
    ["page.cjs", `const { startSandbox } = require("avatar-clients/sandbox");`],
  ])("includes the sandbox's page: %s", async (file, load) => {
    const program = `${load}
      startSandbox({ page: true, vendors: ["argil"] }).then(async (sandbox) => {
        const html = await (await fetch(sandbox.page)).text();
        console.log(html.includes("EventSource"), html.includes("Trigger a fault"));
        await sandbox.close();
      });`;
    await writeFile(join(consumer.folder, file), program);
    expect(await run(process.execPath, [file], { cwd: consumer.folder })).toBe("true true\n");
  });

  it("includes the command line", async () => {
    const bin = join("node_modules", ".bin", "avatars");
    expect(await run(bin, ["--version"], { cwd: consumer.folder })).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await run(bin, ["check", "ada.png"], { cwd: consumer.folder })).toMatch(
      /^argil +meets the rules for format/m,
    );
  }, 60_000);
});
