import type { VendorName } from "../../core/errors/index.ts";

/** The command that goes on waiting, to be pasted into a shell. */
export function resumeCommand(vendor: VendorName, ids: readonly string[]): string {
  return `avatars wait ${ids.map(quote).join(" ")} --vendor ${vendor}`;
}

function quote(word: string): string {
  return /^[\w.:@%+=/][\w.:@%+=/-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
