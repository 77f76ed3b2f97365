import type { ProblemKind } from "./http/answer.ts";

/** Faults that you can request, with the effect of each. See {@link startSandbox}. */
export const sandboxFaults = {
  "rate-limit": "429 with Retry-After: 1",
  "500": "500; nothing is done",
  "503": "503 with Retry-After: 1; nothing is done",
  "lost-answer": "the work is done, then the connection is dropped without a response",
  late: "the work is done, but the response comes ten seconds later",
  trickle: "the response takes ten seconds to arrive, piece by piece",
  rejected: "rejected by moderation, and nothing is done: 422 at Anam and Protoface, 400 at Argil",
  quota: "the account's credit or plan is used up: 403 at Anam, 402 at Protoface, 400 at Argil",
  slots: "no room for another avatar: 403 at Anam, 429 quota_exceeded at Protoface, 400 at Argil",
  slow: "the build takes ten times as long",
} as const;

export type SandboxFault = keyof typeof sandboxFaults;

/** A requested fault; `times` is how often it strikes. */
export interface AskedFault {
  fault: SandboxFault;
  times: number;
  /** For `late` and `trickle`, in milliseconds. Default 10,000. */
  takesMs?: number;
}

/** The default delay of `late` and `trickle`, in milliseconds. */
export const usualDelayMs = 10_000;

/** The faults that replace the response. */
export const refusals: Readonly<Partial<Record<SandboxFault, ProblemKind>>> = {
  "rate-limit": "rate-limit",
  "500": "crash",
  "503": "unavailable",
  quota: "quota",
  slots: "slots",
  rejected: "moderated",
};

// These are states, not one-time failures: a retry does not help.
const lasting: readonly SandboxFault[] = ["quota", "slots", "slow"];

const bracketed = /\[([a-z\d-]+)(?::(\d{1,6}|always))?\]/gi;
const listed = /^([a-z\d-]+)(?::(\d{1,6}|always))?$/i;

/** Parses the faults in a header: `rate-limit`, `rate-limit:3, slow`, `500:always`. Returns a string if it is invalid. */
export function faultsInHeader(text: string): AskedFault[] | string {
  const asked: AskedFault[] = [];
  for (const word of text.split(",").map((part) => part.trim())) {
    const [, name = "", times] = listed.exec(word) ?? [];
    const fault = toFault(name, times);
    if (!fault) {
      return `x-sandbox: unknown fault ${JSON.stringify(word)}; known: ${Object.keys(sandboxFaults).join(", ")}`;
    }
    asked.push(fault);
  }
  return asked;
}

/** Parses the faults in an avatar's name, in brackets; other words in brackets are just part of the name. */
export function faultsInName(name: string): AskedFault[] {
  return [...name.matchAll(bracketed)].flatMap(([, word = "", times]) => toFault(word, times) ?? []);
}

function toFault(word: string, times: string | undefined): AskedFault | undefined {
  const fault = word.toLowerCase();
  if (!isFault(fault)) return undefined;
  if (times === undefined) return { fault, times: lasting.includes(fault) ? Number.POSITIVE_INFINITY : 1 };
  return { fault, times: times.toLowerCase() === "always" ? Number.POSITIVE_INFINITY : Number(times) };
}

export function isFault(word: string): word is SandboxFault {
  return Object.hasOwn(sandboxFaults, word);
}

/** Counts the faults that have struck, so that a fault that strikes once lets the next attempt through. */
export class FaultLedger {
  readonly #struck = new Map<string, number>();

  /** Whether the fault strikes now; `place` identifies the request. */
  strikes({ fault, times }: AskedFault, place: string): boolean {
    const key = `${fault} ${place}`;
    const before = this.#struck.get(key) ?? 0;
    if (before >= times) return false;
    this.#struck.set(key, before + 1);
    return true;
  }
}
