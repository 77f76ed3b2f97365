import type { ClientOptions, VendorName } from "../../../../src/index.ts";
import type { OperationKind } from "../../rules/rules.ts";
import type { ExtraName, Extras } from "../extras.ts";

/** Something that a user can ask a client for. */
export interface FaultOperation {
  readonly vendor: VendorName;
  readonly name: string;
  readonly kind: OperationKind | "wait" | "many";
  /** Which of its requests the faults strike; all of them by default. */
  readonly strikes?: "POST" | "GET";
  /** Requests before the first that faults strike; none by default. */
  readonly before?: number;
  /** Requests after a create that went well; `some` if their number depends on chance. */
  readonly after?: number | "some";
  /** How many creates it asks for; one by default. */
  readonly asks?: number;
  /** It creates under an idempotency key. */
  readonly keyed?: true;
  /** Its time limit applies to silence, not to the whole upload. */
  readonly uploads?: true;
  /** Polls five times within the 10 s in which a 404 may mean that the vendor lags behind. */
  readonly eager?: true;
  /** Waits for something with a status, at a vendor whose avatars have none. */
  readonly hasStatus?: true;
  /** If its answer was lost it reads its object once, which may show that it was carried out. */
  readonly rereads?: true;
  /** Options that it takes in addition to those of a read. */
  readonly takes?: readonly ExtraName[];
  /** Makes a client of its own for it. */
  open(options: ClientOptions): Opened;
}

export interface Opened {
  /** One healthy request, which leaves a connection to reuse. */
  warmUp(): PromiseLike<unknown>;
  run(call: Extras): PromiseLike<unknown>;
}

/** An operation of one vendor, as its table lists it. */
export interface Definition<Client> extends Omit<FaultOperation, "vendor" | "open"> {
  run(client: Client, call: Extras): PromiseLike<unknown>;
}
