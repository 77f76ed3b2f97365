import type { VendorName } from "../errors/base.ts";
import type { AttemptRecord, CallTrace } from "../errors/call.ts";

interface Try extends Omit<AttemptRecord, "at"> {
  /** By the wall clock, in milliseconds since the epoch. */
  startedAt: number;
}

/** What tells whether a request may be sent again. */
export interface RequestKind {
  method: string;
  /** A POST that makes nothing, such as a search. */
  makesNothing?: true | undefined;
}

/** A call's attempts so far. The records are written out when an error asks for them, which a success never does. */
export class CallHistory implements CallTrace, RequestKind {
  readonly vendor: VendorName;
  readonly method: string;
  readonly path: string;
  id: string | undefined;
  readonly makesNothing: true | undefined;
  /** An earlier attempt may have done its work at the vendor, its answer lost. */
  mayHaveActed = false;
  readonly #tries: Try[] = [];

  constructor(
    vendor: VendorName,
    { method, path, id, makesNothing }: Pick<CallTrace, "path" | "id"> & RequestKind,
  ) {
    this.vendor = vendor;
    this.method = method;
    this.path = path;
    this.id = id;
    this.makesNothing = makesNothing;
  }

  add(attempt: Try): void {
    this.#tries.push(attempt);
  }

  get attempts(): AttemptRecord[] {
    return this.#tries.map(({ startedAt, ...rest }) => ({ at: new Date(startedAt).toISOString(), ...rest }));
  }

  /** When the last attempt began. */
  get sentAt(): Date {
    return new Date(this.#tries.at(-1)?.startedAt ?? Number.NaN);
  }
}
