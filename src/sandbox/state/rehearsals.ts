import type { VendorName } from "../../core/errors/base.ts";
import type { AskedFault, SandboxFault } from "../faults.ts";

/** A fault that is to strike whoever asks next. */
export interface Rehearsal {
  readonly fault: SandboxFault;
  /** Undefined: whichever is asked first. */
  readonly vendor: VendorName | undefined;
  /** The next create of an avatar, or the next request of any kind. */
  readonly on: "create" | "any";
  /** Of `late` and `trickle`. */
  readonly takesMs: number;
}

/** So many wait at once. */
const most = 100;

/** Faults that were asked for in advance, each for one request. */
export class Rehearsals {
  #next = 1;
  readonly #waiting = new Map<number, Rehearsal>();

  /** False if too many wait already. */
  add(rehearsal: Rehearsal): boolean {
    if (this.#waiting.size >= most) return false;
    this.#waiting.set(this.#next++, rehearsal);
    return true;
  }

  /** Those that still wait, oldest first. */
  all(): (Rehearsal & { readonly id: number })[] {
    return [...this.#waiting].map(([id, rehearsal]) => ({ id, ...rehearsal }));
  }

  cancel(id: number): boolean {
    return this.#waiting.delete(id);
  }

  /** The oldest one that strikes this request, which is then over. */
  take(vendor: VendorName, creates: boolean): AskedFault[] {
    for (const [id, { fault, takesMs, ...when }] of this.#waiting) {
      if ((when.vendor ?? vendor) !== vendor || (when.on === "create" && !creates)) continue;
      this.#waiting.delete(id);
      return [{ fault, takesMs, times: Number.POSITIVE_INFINITY }];
    }
    return [];
  }
}
