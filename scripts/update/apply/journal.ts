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

/** Files by path relative to the root; undefined for one to be deleted. */
export type Files = ReadonlyMap<string, string | undefined>;

export interface WrittenFile {
  readonly file: string;
  readonly kind: "added" | "changed" | "removed";
}

interface Entry {
  readonly file: string;
  /** Null if there is no file. */
  readonly before: string | null;
  readonly after: string | null;
}

interface Journal {
  /** Which of the two states the tree is moving to; whoever reads the journal continues in that direction. */
  readonly towards: "before" | "after";
  readonly entries: readonly Entry[];
}

export const journalFile = (root: string) => join(root, journalFolder, "journal.json");

const current = (file: string): string | null => (existsSync(file) ? readFileSync(file, "utf8") : null);

/** Makes a folder's changes survive a power failure. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes a file atomically, whenever the process ends: next to the journal first, then moved into place. */
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

/** Brings every file to the journal's target state and removes the journal; can be repeated from any point. */
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

/** Carries the journal out, or rolls it back if a file cannot be written. */
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

/** The files that differ from what is on disk. */
export function filesToWrite(root: string, files: Files): WrittenFile[] {
  return [...files].flatMap(([file, content]): WrittenFile[] => {
    const target = join(root, file);
    if (!existsSync(target)) return content === undefined ? [] : [{ file, kind: "added" }];
    if (content === undefined) return [{ file, kind: "removed" }];
    return readFileSync(target, "utf8") === content ? [] : [{ file, kind: "changed" }];
  });
}

/** Writes all files, or none if one cannot be written; a killed run leaves a journal for the next one. */
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

/** Completes what a killed run left, unless a file was changed since: then a person has to decide. */
export function recover(root: string): Recovery | undefined {
  const journal = readJournal(root);
  if (journal === undefined) return undefined;
  const { towards, entries } = journal;
  const touched = entries.find(
    ({ file, before, after }) => ![before, after].includes(current(join(root, file))),
  );
  if (touched) {
    throw new InputError(
      `an update was killed while putting files in place, and ${touched.file} has been changed since: restore it ` +
        `(git checkout ${touched.file}) and run this again, or delete ${journalFolder} to keep the files as they are`,
    );
  }
  carryOut(root, journal);
  return { done: towards === "after" ? "finished" : "undone", files: entries.map(({ file }) => file) };
}
