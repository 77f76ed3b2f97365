import { UsageError } from "../errors/usage-error.ts";
import { isOption } from "./options.ts";

interface Token {
  kind: string;
  name?: string;
  rawName?: string;
  value?: string | undefined;
}

/**
 * Other users of a machine can read a process's arguments, and shells keep them in their history. So keys are rejected, and
 * the message never repeats them.
 *
 * @throws UsageError
 */
export function refuseKeys(tokens: readonly Token[]): void {
  for (const { kind, name = "", rawName = "", value = "" } of tokens) {
    const asOption = kind === "option" && !isOption(name) && /(key|token|secret|password)$/i.test(name);
    const asWord = kind === "positional" && /^\w*(KEY|TOKEN|SECRET)=/i.test(value);
    if (!asOption && !asWord) continue;
    throw new UsageError(`keys are never read from arguments${asOption ? ` (${rawName})` : ""}`, [
      "arguments can be read by other users of this machine and stay in your shell's history",
      "set ANAM_API_KEY, PROTOFACE_API_KEY or ARGIL_API_KEY in the environment or in a .env file here",
      "if that was a real key, replace it at the vendor",
    ]);
  }
}
