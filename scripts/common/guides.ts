import { readdirSync, readFileSync } from "node:fs";
import { copyFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { projectRoot } from "./project.ts";

/** A fenced code block of a page. */
export interface Block {
  /** Path of the page, relative to the project's root. */
  readonly page: string;
  /** Its position among the page's blocks of that language, from 1. */
  readonly number: number;
  readonly language: string;
  /** What follows the language: `no-run` for code that needs something a test does not have, such as a framework. */
  readonly note: string;
  readonly code: string;
}

/** What users read: the README, which comes first, and the guides. */
export const guides: readonly string[] = [
  "README.md",
  ...rooms("src").map((room) => join("src", room)),
  "scripts/bench/README.md",
  "specs/README.md",
];

/** What contributors read. */
export const otherPages: readonly string[] = [
  "ARCHITECTURE.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "test/model/README.md",
];

/** The pages below a folder: each is a module's README. */
function rooms(folder: string): string[] {
  const files = readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => basename(file) === "README.md").sort();
}

/** Writes the files that the guides' code reads: a portrait, a recording and a text. */
export async function writeUsersFiles(folder: string): Promise<void> {
  await copyFile(join(projectRoot, "scripts/demo/portrait.png"), join(folder, "ada.png"));
  await writeFile(join(folder, "ada.wav"), "RIFF....WAVEfmt ");
  await writeFile(join(folder, "manual.md"), "# Plans\nThe plan is changed under Account.\n");
}

export function readPage(page: string): string {
  return readFileSync(join(projectRoot, page), "utf8");
}

/** The page's code blocks, in order. */
export function blocksOf(page: string): Block[] {
  const counts = new Map<string, number>();
  return [...readPage(page).matchAll(/^```(\w+)(?: ([\w-]+))?\n(.*?)^```$/gms)].map(
    ([, language = "", note = "", code = ""]) => {
      const number = (counts.get(language) ?? 0) + 1;
      counts.set(language, number);
      return { page, number, language, note, code };
    },
  );
}

/** Every block in these languages across the guides. */
export function blocksIn(...languages: readonly string[]): Block[] {
  return guides.flatMap(blocksOf).filter(({ language }) => languages.includes(language));
}

/** A file name for the block's code. */
export function fileNameOf({ page, number }: Block): string {
  const room = page.replace(/\/?README\.md$/, "").replaceAll("/", "-") || "readme";
  return `${room}-${number}`;
}
