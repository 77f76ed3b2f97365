import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { journalFolder } from "../../common/project-copy.ts";
import { InputError } from "../input-error.ts";

/** Files by their path from the root; undefined where one is to go. */
export type Files = ReadonlyMap<string, string | undefined>;

export interface WrittenFile {
  readonly file: string;
  readonly kind: "added" | "changed" | "removed";
}

interface Entry {
  readonly file: string;
  /** Null where there is no file. */
  readonly before: string | null;
  readonly after: string | null;
}

interface Journal {
  /** Which of the two the tree is on its way to; whoever reads the journal goes on in that direction. */
  readonly towards: "before" | "after";
  readonly entries: readonly Entry[];
}

export const journalFile = (root: string) => join(root, journalFolder, "journal.json");

const current = (file: string): string | null => (existsSync(file) ? readFileSync(file, "utf8") : null);

/** Makes what has happened in a folder survive a loss of power. Windows has no such call, and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A file is there as a whole or not at all, whenever the process ends; written beside the journal first. */
function put(root: string, target: string, content: string): void {
  const temporary = join(root, journalFolder, "next");
  const handle = openSync(temporary, "w");
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, target);
}

function writeJournal(root: string, journal: Journal): void {
  mkdirSync(join(root, journalFolder), { recursive: true });
  put(root, journalFile(root), JSON.stringify(journal));
  syncFolder(join(root, journalFolder));
  syncFolder(join(root, dirname(journalFolder)));
}

/** Brings every file to where the journal says, and ends the journal; may be done again from any point. */
function bring(root: string, { towards, entries }: Journal): void {
  for (const entry of entries) {
    const target = join(root, entry.file);
    const content = entry[towards];
    if (current(target) === content) continue;
    if (content === null) rmSync(target);
    else {
      mkdirSync(dirname(target), { recursive: true });
      put(root, target, content);
    }
  }
  const folders = new Set(entries.flatMap(({ file }) => [dirname(file), dirname(dirname(file))]));
  for (const folder of folders) if (existsSync(join(root, folder))) syncFolder(join(root, folder));
  rmSync(journalFile(root));
  syncFolder(join(root, journalFolder));
}

/** Carries the journal out, or, where a file cannot be written, back. */
function carryOut(root: string, journal: Journal): void {
  try {
    bring(root, journal);
  } catch (error) {
    const back = { ...journal, towards: "before" } as const;
    writeJournal(root, back);
    bring(root, back);
    throw error;
  }
}

/** What of the files differs from what is there. */
export function filesToWrite(root: string, files: Files): WrittenFile[] {
  return [...files].flatMap(([file, content]): WrittenFile[] => {
    const target = join(root, file);
    if (!existsSync(target)) return content === undefined ? [] : [{ file, kind: "added" }];
    if (content === undefined) return [{ file, kind: "removed" }];
    return readFileSync(target, "utf8") === content ? [] : [{ file, kind: "changed" }];
  });
}

/** Writes all files or, when one cannot be written, none; a run that is killed leaves a journal for the next. */
export function writeFiles(root: string, files: Files): WrittenFile[] {
  const written = filesToWrite(root, files);
  if (written.length === 0) return written;
  const entries = written.map(({ file }) => {
    return { file, before: current(join(root, file)), after: files.get(file) ?? null };
  });
  const journal = { towards: "after", entries } as const;
  writeJournal(root, journal);
  carryOut(root, journal);
  return written;
}

export interface Recovery {
  readonly done: "finished" | "undone";
  readonly files: readonly string[];
}

function readJournal(root: string): Journal | undefined {
  const text = current(journalFile(root));
  return text === null ? undefined : (JSON.parse(text) as Journal);
}

/** Carries out what a killed run has left, unless a file was changed since: then that is for a person to decide. */
export function recover(root: string): Recovery | undefined {
  const journal = readJournal(root);
  if (journal === undefined) return undefined;
  const { towards, entries } = journal;
  const touched = entries.find(
    ({ file, before, after }) => ![before, after].includes(current(join(root, file))),
  );
  if (touched) {
    throw new InputError(
      `an update was killed while it put files in place, and ${touched.file} has been changed since: put it back ` +
        `(git checkout ${touched.file}) and run this again, or delete ${journalFolder} to keep the files as they are`,
    );
  }
  carryOut(root, journal);
  return { done: towards === "after" ? "finished" : "undone", files: entries.map(({ file }) => file) };
}
