import type { VendorName } from "../../src/index.ts";
import { type Exchange, type Fault, well } from "../support/fault-server.ts";
import type { Reply } from "../support/fault-server-http.ts";

/**
 * What a fault leaves the client with; `rules.ts` says what it makes of it.
 *
 * - `lost`: no answer, though the request may have been read
 * - `unanswered`: likewise, for ever
 * - `cut`, `endless`: a success whose body does not come whole, or comes for ever
 * - `large`: a success whose body is too long to read
 * - `unreadable`: a success that is not JSON
 * - `unpromised`: a success that has not what was promised; `api` leaves that to its caller
 * - `unfamiliar`: a success with members and values that are not in the document
 * - `misdirected`: 421, which the platform answers by sending once more (Fetch standard, HTTP-network-or-cache fetch)
 */
export type Effect =
  | "fine"
  | "refused"
  | "hanging"
  | "lost"
  | "unanswered"
  | "cut"
  | "endless"
  | "large"
  | "redirect"
  | "unreadable"
  | "unpromised"
  | "unfamiliar"
  | "misdirected"
  | Status;

/** A failure status. */
export interface Status {
  readonly status: number;
  /** What its Retry-After comes to: a pause that fits the time there is, one that does not, or nothing. */
  readonly hint?: "fits" | "too long";
  /** The vendor's envelope says that a plan's ceiling is reached. */
  readonly quota?: boolean;
  /** The vendor documents this answer to a create as a refusal. */
  readonly refusal?: boolean;
}

/** A fault as the matrix has it. */
export interface FaultRow {
  readonly name: string;
  readonly effect: Effect;
  readonly fault: Fault;
  /** The client is led here instead of to the server. */
  readonly instead?: "refusing" | "frozen";
  /** The client's time must run out: while it waits for an answer, or for the rest of a body. */
  readonly stalls?: "before head" | "in body";
  /** False where the request does not get through to its end. */
  readonly received?: false;
  /** False where nothing is carried out at the vendor. */
  readonly acts: boolean;
  /** Only makes sense on a connection that was used before, so only once. */
  readonly reusedConnection?: true;
  /** Takes long: tried by one operation of each kind, and only as a fault that lasts. */
  readonly heavy?: true;
  /** Where only one vendor is known to answer so. */
  readonly vendor?: VendorName;
  /** In the README's short form. */
  readonly short?: true;
}

/** A fault after the request was read and carried out. */
export function afterwards(strike: (exchange: Exchange, answer: Reply) => void): Fault {
  return { strike: (exchange) => strike(exchange, exchange.answer()) };
}

/** The vendor's answer, changed on its way. */
export function mangled(change: (answer: Reply, exchange: Exchange) => Reply): Fault {
  return afterwards((exchange, answer) => exchange.send(change(answer, exchange)));
}

/** The vendor's answer with a changed body. */
export function rebodied(change: (body: string) => string | Buffer): Fault {
  return mangled((answer) => ({ ...answer, body: change(String(answer.body)) }));
}

/** An answer instead of the vendor's, which does nothing. */
export function instead(reply: (exchange: Exchange) => Reply): Fault {
  return { strike: (exchange) => exchange.send(reply(exchange)) };
}

/** The key as the request carried it. */
export function keyOf({ request }: Exchange): string {
  return (
    request.headers.get("x-api-key") ?? request.headers.get("authorization")?.replace(/^Bearer /, "") ?? ""
  );
}

export { well };
