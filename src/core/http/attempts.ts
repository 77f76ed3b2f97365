import type { VendorName } from "../errors/base.ts";
import type { AttemptRecord, CallTrace } from "../errors/call.ts";

interface Try extends Omit<AttemptRecord, "at"> {
  /** By the wall clock, in milliseconds since the epoch. */
  startedAt: number;
}

/** Determines whether a request may be retried. */
export interface RequestKind {
  method: string;
  /** Marks a POST as safe to repeat, such as a search. */
  idempotent?: true | undefined;
}

/** A call's attempts so far. The records are formatted on demand, since only errors need them. */
export class CallHistory implements CallTrace, RequestKind {
  readonly vendor: VendorName;
  readonly method: string;
  readonly path: string;
  id: string | undefined;
  readonly idempotent: true | undefined;
  /** An earlier attempt, whose response was lost, may have taken effect at the vendor. */
  mayHaveActed = false;
  readonly #tries: Try[] = [];

  constructor(
    vendor: VendorName,
    { method, path, id, idempotent }: Pick<CallTrace, "path" | "id"> & RequestKind,
  ) {
    this.vendor = vendor;
    this.method = method;
    this.path = path;
    this.id = id;
    this.idempotent = idempotent;
  }

  add(attempt: Try): void {
    this.#tries.push(attempt);
  }

  get attempts(): AttemptRecord[] {
    return this.#tries.map(({ startedAt, ...rest }) => ({ at: new Date(startedAt).toISOString(), ...rest }));
  }

  /** When the last attempt started. */
  get sentAt(): Date {
    return new Date(this.#tries.at(-1)?.startedAt ?? Number.NaN);
  }
}
