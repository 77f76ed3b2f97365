import { readFileSync } from "node:fs";

/** A process, told from a later one that got the same id. */
export interface ProcessMark {
  readonly pid: number;
  /** When it began, as Linux counts it; empty elsewhere. */
  readonly began: string;
}

function began(pid: number): string {
  try {
    // The name of the program stands in brackets and may hold anything; the time is the 20th field after it.
    return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

export const thisProcess = (): ProcessMark => ({ pid: process.pid, began: began(process.pid) });

/** Whether the process that left the mark is still there. */
export function isRunning(mark: ProcessMark): boolean {
  if (!Number.isSafeInteger(mark.pid) || mark.pid <= 0) return false;
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    // Somebody else's process is one, too.
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return mark.began === "" || began(mark.pid) === mark.began;
}
