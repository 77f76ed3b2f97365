import { readFile } from "node:fs/promises";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { findingsOf, run, scriptOf } from "../../common/run-program.ts";

/** https://publint.dev: do package.json's promises hold in Node and in bundlers? */
export async function lintPackage(tarball: string): Promise<string[]> {
  const { buffer, byteOffset, byteLength } = await readFile(tarball);
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  if (!(bytes instanceof ArrayBuffer)) throw new Error(`${tarball} was read into shared memory`);
  const { messages, pkg } = await publint({ pack: { tarball: bytes }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** https://arethetypeswrong.github.io: do declarations and code resolve alike in ESM and CommonJS? */
export async function lintTypes(root: string, tarball: string): Promise<string[]> {
  const script = scriptOf(root, "@arethetypeswrong/cli", "attw");
  const args = [script, tarball, "--format", "ascii", "--no-emoji"];
  return findingsOf(await run(process.execPath, args, root));
}

/** https://knip.dev: files, exports and dependencies that nothing uses. */
export async function findUnused(root: string): Promise<string[]> {
  const args = [scriptOf(root, "knip", "knip"), "--no-progress", "--treat-config-hints-as-errors"];
  return findingsOf(await run(process.execPath, args, root));
}
