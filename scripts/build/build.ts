import { rm } from "node:fs/promises";
import { writeCode } from "./code.ts";
import { writeDeclarations } from "./declarations.ts";

/** Builds the package as it is published, into a folder that is emptied first. @throws where the compiler finds fault. */
export async function build(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await Promise.all([writeCode(folder), writeDeclarations(folder)]);
}
