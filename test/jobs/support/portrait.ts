import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makePng } from "../../../scripts/common/png.ts";

const folder = mkdtempSync(join(tmpdir(), "avatar-clients-portrait-"));

/** A small file of 1280x720, which every vendor accepts. */
export const portrait = join(folder, "portrait.png");
writeFileSync(portrait, makePng(1280, 720));
