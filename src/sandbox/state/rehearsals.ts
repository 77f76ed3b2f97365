import type { VendorName } from "../../core/errors/base.ts";
import type { AskedFault, SandboxFault } from "../faults.ts";

/** A fault that will strike the next matching request. */
export interface Rehearsal {
  readonly fault: SandboxFault;
  /** Undefined: any vendor. */
  readonly vendor: VendorName | undefined;
  /** The next create of an avatar, or the next request of any kind. */
  readonly on: "create" | "any";
  /** For `late` and `trickle`. */
  readonly takesMs: number;
}

/** How many can be pending. */
const most = 100;

/** Faults requested in advance, each for one request. */
export class Rehearsals {
  #next = 1;
  readonly #waiting = new Map<number, Rehearsal>();

  /** False if too many are pending. */
  add(rehearsal: Rehearsal): boolean {
    if (this.#waiting.size >= most) return false;
    this.#waiting.set(this.#next++, rehearsal);
    return true;
  }

  /** The pending faults, oldest first. */
  all(): (Rehearsal & { readonly id: number })[] {
    return [...this.#waiting].map(([id, rehearsal]) => ({ id, ...rehearsal }));
  }

  cancel(id: number): boolean {
    return this.#waiting.delete(id);
  }

  /** Takes the oldest fault that strikes this request. */
  take(vendor: VendorName, creates: boolean): AskedFault[] {
    for (const [id, { fault, takesMs, ...when }] of this.#waiting) {
      if ((when.vendor ?? vendor) !== vendor || (when.on === "create" && !creates)) continue;
      this.#waiting.delete(id);
      return [{ fault, takesMs, times: Number.POSITIVE_INFINITY }];
    }
    return [];
  }
}
