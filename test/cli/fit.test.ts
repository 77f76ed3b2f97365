import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkImage } from "../../src/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { onTerminal, throughPipes } from "./support/process.ts";
import { jsonLines, portrait, runCli } from "./support/run.ts";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "avatars-"));
  const square = sharp(portrait).resize(800, 800, { fit: "cover" });
  await square.clone().png().toFile(join(cwd, "square.png"));
  await mkdir(join(cwd, "portraits"));
  await square
    .clone()
    .png()
    .toFile(join(cwd, "portraits", "ada.png"));
  await square
    .clone()
    .jpeg()
    .toFile(join(cwd, "portraits", "ada.gif"));
  await sharp(portrait).toFile(join(cwd, "portraits", "good.png"));
  await writeFile(join(cwd, "portraits", "bad.png"), "no picture");
});
afterAll(() => rm(cwd, { recursive: true }));

const cropped =
  "cropped 800x800 to 450x800 from 175,0 (56 % of it), enlarged to 720x1280 (which adds no detail)";

async function argilProblems(path: string): Promise<readonly unknown[]> {
  const bytes = new Uint8Array(await readFile(join(cwd, path)));
  return (await checkImage(bytes, "argil")).vendors.argil.problems;
}

describe("fit", () => {
  test("writes an image that meets the rules and says what it did", async () => {
    const args = ["fit", "square.png", "--vendor", "argil", "-o", "new/out"];
    const { code, stdout } = await runCli(args, { cwd });
    expect([code, stdout]).toEqual([0, `square.png: argil: ${cropped}, saved as PNG -> new/out.png\n`]);
    expect(await argilProblems("new/out.png")).toEqual([]);
  });

  test.each([
    [["--ratio", "16:9"], /cropped 800x800 to 800x450/],
    [["--focus", "right,top"], /to 450x800 from 350,0/],
    [["--focus", "50%,30%", "--ratio", "16:9"], /to 800x450 from 0,15 /],
    [["--pad", "blur"], /: padded to 801x1424, saved/],
    [["--pad", "edge", "--ratio", "16:9"], /: padded to 1424x801, saved/],
  ])("with %j", async (more, did) => {
    const { code, stdout } = await runCli(
      ["fit", "square.png", "--vendor", "argil", ...more, "-o", "o.jpg"],
      { cwd },
    );
    expect([code, stdout]).toEqual([0, expect.stringMatching(did)]);
    expect(stdout).toContain("saved as JPEG");
    expect(await argilProblems("o.jpg")).toEqual([]);
  });

  test.each([
    [["--vendor", "argil"], "-o is missing"],
    [["-o", "out.png"], "--vendor is missing"],
    [["--vendor", "argil", "-o", "square.png"], "is the source image"],
    [["--vendor", "argil", "-o", "out.gif"], "must end in .png, .jpg or .webp"],
    [["--vendor", "argil", "-o", "x.png", "--focus", "up"], "--focus must be X,Y"],
    [["--vendor", "argil", "-o", "x.png", "--ratio", "wide"], "--ratio must be width:height"],
    [["--vendor", "argil", "-o", "x.png", "--pad", "pink"], "--pad must be edge or blur"],
    [["--vendor", "argil", "-o", "x.png", "--pad", "edge", "--focus", "0,0"], "--pad keeps the whole image"],
  ])("rejects %j", async (more, message) => {
    const { code, stderr } = await runCli(["fit", "square.png", ...more], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test("--dry-run writes nothing", async () => {
    const before = await readdir(cwd);
    const { code, stdout } = await runCli(["fit", "square.png", "--vendor", "all", "--dry-run"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain(`argil: ${cropped}`);
    expect(await readdir(cwd)).toEqual(before);
  });

  test("a folder gets one line per image, a summary, and a file for each image that can be fitted", async () => {
    const args = ["fit", "portraits", "--vendor", "argil", "-o", "fitted"];
    const { code, stdout } = await runCli(args, { cwd });
    expect(code).toBe(2);
    expect(stdout.trim().split("\n")).toEqual([
      expect.stringMatching(/ada\.gif: argil: cropped .* -> fitted\/ada\.jpg$/),
      expect.stringMatching(/ada\.png: argil: cropped .* -> fitted\/ada\.png$/),
      expect.stringMatching(/bad\.png: argil: the image cannot be fitted/),
      "portraits/good.png: argil: already meets the rules -> fitted/good.png",
      "3 of 4 fitted, 0 of them with notes, 1 rejected",
    ]);
    for (const name of ["ada.jpg", "ada.png", "good.png"])
      expect(await argilProblems(join("fitted", name))).toEqual([]);
    const lines = jsonLines(await runCli([...args, "--json"], { cwd }));
    expect(lines.map(({ event }) => event)).toEqual(["fitted", "fitted", "refused", "fitted", "summary"]);
  });

  test("a folder is never written into itself", async () => {
    const before = await readdir(join(cwd, "portraits"));
    const { code, stderr } = await runCli(["fit", "portraits", "--vendor", "argil", "-o", "./portraits/"], {
      cwd,
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining("is the source folder")]);
    expect(await readdir(join(cwd, "portraits"))).toEqual(before);
  });

  test("files of the same name are kept apart", async () => {
    await sharp(join(cwd, "square.png")).toFile(join(cwd, "portraits", "ada.webp"));
    await runCli(["fit", "portraits", "--vendor", "protoface", "-o", "apart"], { cwd });
    expect(await readdir(join(cwd, "apart"))).toEqual(["ada.jpg", "ada.png", "ada.webp.jpg", "good.png"]);
    await rm(join(cwd, "portraits", "ada.webp"));
  });
});

describe("create --fit", () => {
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  beforeAll(async () => {
    sandbox = await startSandbox({ vendors: ["protoface", "argil"], buildTimeMs: 0 });
  });
  afterAll(() => sandbox?.close());

  const args = ["create", "square.png", "--vendor", "argil", "--fit"];
  const made = async () =>
    (await runCli(["list", "--own"], { env: sandbox.env, cwd })).stdout.split("\n").length;

  test("says what it did for each vendor, and the vendor accepts it", async () => {
    const all = ["create", "square.png", "--vendor", "all", "--fit"];
    const { code, stderr } = await runCli(all, { env: sandbox.env, cwd });
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining(`argil: square.png: ${cropped}, saved as PNG\n`),
    ]);
    expect(stderr).toMatch(/^protoface: square\.png: already meets the rules$/m);
    const lines = jsonLines(await runCli([...all, "--json"], { env: sandbox.env, cwd }));
    expect(lines).toContainEqual(
      expect.objectContaining({
        event: "fitted",
        vendor: "argil",
        did: expect.stringMatching(/^cropped/),
        plan: expect.objectContaining({ crop: { x: 175, y: 0, width: 450, height: 800 } }),
      }),
    );
  });

  test("--dry-run sends nothing, --keep writes what would be sent", async () => {
    const before = await made();
    const { code, stderr } = await runCli([...args, "--dry-run", "--keep", "kept"], {
      env: sandbox.env,
      cwd,
    });
    expect([code, await made()]).toEqual([0, before]);
    expect(stderr).toMatch(/saved as PNG -> kept\.png\ndry run: nothing was sent to argil\n$/);
    expect(await argilProblems("kept.png")).toEqual([]);
  });

  test.each([
    ["y", [], 0, 1],
    ["n", [], 2, 1],
    ["", [], 2, 1],
    ["n", ["--yes"], 0, 0],
    ["n", ["--dry-run"], 0, 0],
  ])("on a terminal, answering %j, with %j, ends with %d", async (answer, more, code, asked) => {
    const before = await made();
    const questions: string[] = [];
    const ask = (question: string) => {
      questions.push(question);
      return Promise.resolve(answer);
    };
    const ran = await runCli([...args, ...more], { env: sandbox.env, cwd, ask });
    expect([ran.code, questions.length]).toEqual([code, asked]);
    for (const question of questions)
      expect(question).toBe("send this image to argil? this costs money or a slot [y/N] ");
    expect((await made()) - before).toBe(code === 0 && !more.includes("--dry-run") ? 1 : 0);
  });

  test("no question is asked for an unchanged image", async () => {
    const ask = () => Promise.reject(new Error("asked"));
    const ran = await runCli(["create", portrait, "--vendor", "argil", "--fit"], { env: sandbox.env, ask });
    expect(ran.code).toBe(0);
  });

  test("a real terminal is asked, and Ctrl-C there sends nothing", async () => {
    const before = await made();
    const running = onTerminal(args, { env: sandbox.env, cwd, columns: 200 });
    await running.until(/\[y\/N\] /);
    running.interrupt();
    expect(await running.ended).toBe(130);
    expect(await made()).toBe(before);
  });

  test("fitting options need --fit", async () => {
    for (const more of [
      ["--ratio", "16:9"],
      ["--keep", "x"],
      ["--focus", "0,0"],
      ["--pad", "edge"],
    ]) {
      const { code, stderr } = await runCli(["create", portrait, "--vendor", "argil", ...more], {
        env: sandbox.env,
      });
      expect([code, stderr]).toEqual([2, expect.stringContaining(`${more[0]} needs --fit`)]);
    }
  });

  test("without sharp, ends with code 2 and says what to install", async () => {
    const refuse = `export const resolve = (name, context, next) => {
      if (name === "sharp") throw Object.assign(new Error("gone"), { code: "ERR_MODULE_NOT_FOUND" });
      return next(name, context);
    }`;
    // Nor from the folder where the command was started, whatever lies above it.
    const nowhere = `const { _resolveFilename } = Module;
      Module._resolveFilename = (name, ...more) => {
        if (name === "sharp") throw Object.assign(new Error("no sharp"), { code: "MODULE_NOT_FOUND" });
        return _resolveFilename(name, ...more);
      };`;
    const hook = `import Module, { register } from "node:module"; ${nowhere} register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(refuse)}`)});`;
    const nodeArgs = ["--import", `data:text/javascript,${encodeURIComponent(hook)}`];
    const running = throughPipes(args, { env: sandbox.env, cwd, nodeArgs });
    expect(await running.ended).toBe(2);
    expect(running.output).toMatch(/needs the package sharp, which is not installed: npm install sharp/);
    // Only where it is needed; and without it, pixels are not checked.
    const whole = throughPipes(["create", portrait, "--vendor", "argil", "--fit"], {
      env: sandbox.env,
      nodeArgs,
    });
    expect(await whole.ended).toBe(0);
    const checked = throughPipes(["check", portrait], { nodeArgs });
    expect(await checked.ended).toBe(0);
    expect(checked.output).toContain("not checked: one colour, faces, light, consent");
  }, 90_000);
});
