import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { buildSync } from "esbuild";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot } from "../../../scripts/common/project.ts";

let folder: string;
let program: string;
beforeAll(async () => {
  // Next to the packages that the program imports.
  folder = await mkdtemp(join(projectRoot, "test/preflight/slow/memory-"));
  program = join(folder, "fit.mjs");
  const contents = `
    import { fitImage, imageFromFile } from "./src/node.ts";
    const { image } = await fitImage(await imageFromFile(process.argv[2]), process.argv[3]);
    console.log(JSON.stringify({ megabytes: process.resourceUsage().maxRSS / 1024, bytes: image.size }));`;
  const stdin = { contents, resolveDir: projectRoot, loader: "ts" } as const;
  const common = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
  buildSync({ ...common, stdin, outfile: program, logLevel: "error" });
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

/** 100.8 megapixels. */
function large() {
  const portrait = join(projectRoot, "scripts/demo/portrait.png");
  return sharp(portrait).removeAlpha().resize(12_000, 8_400, { fit: "cover" });
}

it.each([
  ["a JPEG", () => large().jpeg()],
  ["a JPEG stored rotated", () => large().withMetadata({ orientation: 6 }).jpeg()],
  ["a PNG", () => large().png({ compressionLevel: 1 })],
])(
  "%s of 100 megapixels is fitted in less than 400 MB",
  async (_, write) => {
    const file = join(folder, "large");
    await write().toFile(file);
    for (const vendor of ["anam", "protoface", "argil"]) {
      const { megabytes, bytes } = JSON.parse(
        execFileSync(process.execPath, [program, file, vendor], { encoding: "utf8" }),
      );
      expect(bytes).toBeGreaterThan(0);
      expect(megabytes).toBeLessThan(400);
    }
  },
  300_000,
);
