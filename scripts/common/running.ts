import { readFileSync } from "node:fs";

/** Identifies a process, distinguishing it from a later one that was given the same id. */
export interface ProcessMark {
  readonly pid: number;
  /** Its start time as Linux counts it; empty elsewhere. */
  readonly began: string;
}

function began(pid: number): string {
  try {
    // The program's name is in parentheses and may contain anything; the start time is the 20th field after it.
    return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

export const thisProcess = (): ProcessMark => ({ pid: process.pid, began: began(process.pid) });

/** Is the process that left the mark still running? */
export function isRunning(mark: ProcessMark): boolean {
  if (!Number.isSafeInteger(mark.pid) || mark.pid <= 0) return false;
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    // Another user's process counts as running, too.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return mark.began === "" || began(mark.pid) === mark.began;
}
