import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Consumer, createConsumer, run } from "../../scripts/shared/consumer.ts";
import { vendors } from "../../scripts/shared/project.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { startPrism } from "../support/prism.ts";

const settings = [
  { lib: ["ES2022"], module: "nodenext", skipLibCheck: false },
  { lib: ["ES2022"], module: "nodenext", skipLibCheck: true },
  { lib: ["ES2022", "DOM", "DOM.Iterable"], module: "preserve", skipLibCheck: false },
  { lib: ["ES2022", "DOM", "DOM.Iterable"], module: "preserve", skipLibCheck: true },
];

/** What each README example prints against the mock. */
const printed: Record<(typeof vendors)[number], RegExp> = {
  anam: /^made \S+\nhttps:/,
  protoface: /^processing \d+\nready \d+\nav_\S+ ready\n/,
  argil: /^\S+ IDLE$/m,
};

describe("the packed tarball, installed in a project of its own", () => {
  let consumer: Consumer;
  beforeAll(async () => {
    consumer = await createConsumer();
  }, 180_000);
  afterAll(() => consumer?.[Symbol.asyncDispose]());

  it("holds only what a user needs", () => {
    const allowed =
      /^(dist\/(src|generated)\/.*\.(js|js\.map|d\.ts|yaml)|package\.json|README\.md|CHANGELOG\.md|LICENSE|src\/.*README\.md)$/;
    expect(consumer.packed.filter((path) => !allowed.test(path))).toEqual([]);
  });

  it.each(settings)(
    "compiles the README's examples under strict, $lib, $module, skipLibCheck $skipLibCheck",
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
      expect(consumer.examples).toEqual(expect.arrayContaining([...vendors]));
    },
    60_000,
  );

  it.each(vendors)(
    "runs the README's %s example against the mock",
    async (vendor) => {
      const prism = await startPrism(vendor);
      try {
        const name = vendor.toUpperCase();
        const env = { ...process.env, [`${name}_API_KEY`]: "sk_live_mock", [`${name}_BASE_URL`]: prism.url };
        const output = await run(process.execPath, [join("out", `${vendor}.js`)], {
          cwd: consumer.folder,
          env,
        });
        expect(output).toMatch(printed[vendor]);
      } finally {
        await prism.close();
      }
    },
    60_000,
  );

  it("runs the README's examples that take any vendor, in the sandbox", async () => {
    const sandbox = await startSandbox({ buildTimeMs: 100 });
    try {
      const env = { ...process.env, ...sandbox.env };
      const outputs = [4, 5, 6].map((number) =>
        run(process.execPath, [join("out", `example-${number}.js`)], { cwd: consumer.folder, env }),
      );
      const [all, many, check] = await Promise.all(outputs);
      expect(all).toMatch(/^anam \S+ ready .*\nprotoface \S+ ready .*\nargil \S+ ready .*\n$/);
      expect(many).toMatch(/^(av_\S+ ready\n){3}$/);
      expect(check).toMatch(/^png 1280 720 \d+ \[\]\nanam takes it\nprotoface takes it\nargil takes it\n$/);
    } finally {
      await sandbox.close();
    }
  }, 60_000);

  it("runs the README's test suite on the sandbox", async () => {
    const output = await run(process.execPath, ["--test", "sandbox.test.js"], { cwd: consumer.folder });
    expect(output).toMatch(/# pass 1\n# fail 0/);
  }, 60_000);

  it("brings the command line", async () => {
    const bin = join("node_modules", ".bin", "avatars");
    expect(await run(bin, ["--version"], { cwd: consumer.folder })).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await run(bin, ["check", "ada.png"], { cwd: consumer.folder })).toMatch(/^argil +ok$/m);
  }, 60_000);
});
