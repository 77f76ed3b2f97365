import type { AbortPlan, CallEvent } from "../plan/schedule.ts";
import type { VirtualTime } from "../world/time.ts";

/** Aborts a call as planned. */
export class Aborter {
  readonly signal: AbortSignal;
  readonly reasonBefore: string;
  readonly #controller = new AbortController();
  readonly #reason: unknown;
  readonly #plan: AbortPlan | undefined;
  readonly #time: VirtualTime;
  readonly #onAbort: () => void;
  #seen = 0;
  #cancel: (() => void) | undefined;

  constructor(plan: AbortPlan | undefined, time: VirtualTime, onAbort: () => void) {
    this.#plan = plan;
    this.#time = time;
    this.#onAbort = onAbort;
    this.#reason = makeReason(plan?.reason ?? "none");
    this.signal = this.#controller.signal;
    this.reasonBefore = members(this.#reason);
  }

  begin(): void {
    const when = this.#plan?.when;
    if (when?.kind === "before") this.#abort();
    if (when?.kind === "after") this.#cancel = this.#time.after(when.ms, "plan", () => this.#abort());
  }

  onEvent(event: CallEvent): void {
    const when = this.#plan?.when;
    if (when?.kind !== "event" || when.event !== event) return;
    this.#seen += 1;
    if (this.#seen !== when.nth) return;
    const turns = { now: (f: () => void) => f(), microtask: queueMicrotask, immediate: setImmediate };
    turns[when.turn](() => this.#abort());
  }

  /** The call is over: there is nothing left to abort. */
  end(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** What was written to the reason, if anything. */
  get written(): string | undefined {
    const now = members(this.#reason);
    if (now === this.reasonBefore) return undefined;
    const before = new Set(this.reasonBefore.split("\n"));
    return now
      .split("\n")
      .filter((line) => !before.has(line))
      .join(", ");
  }

  #abort(): void {
    if (this.signal.aborted) return;
    this.#onAbort();
    // `abort(undefined)` is an abort without a reason.
    this.#controller.abort(this.#reason);
  }
}

function makeReason(kind: AbortPlan["reason"]): unknown {
  switch (kind) {
    case "none":
      return undefined;
    case "error":
      return new Error("changed my mind");
    case "frozen error":
      return Object.freeze(new Error("changed my mind for good"));
    case "object":
      return { because: "of this" };
    case "text":
      return "stop";
    case "null":
      return null;
  }
}

function members(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Reflect.ownKeys(value)
    .map((key) => `${String(key)}=${String(Reflect.get(value, key))}`)
    .join("\n");
}
