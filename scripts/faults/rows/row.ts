import type { VendorName } from "../../../src/index.ts";
import { type Exchange, type Fault, well } from "../../common/stand-ins/fault-server.ts";
import { headOf, type Reply } from "../../common/stand-ins/fault-server-http.ts";
import type { Tardiness } from "../../common/stand-ins/fault-server-vendor.ts";

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
 * - `stranger`: a success about another thing than was asked for
 * - `seeOther`: 303, which to a create usually says that it was carried out
 * - `aborted`, `abortedRefusal`, `abortedRateLimit`, `abortedUnsent`: the user's abort, which may have cut off a create;
 *   after the head of a refusal; before a connection stood
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
  | "seeOther"
  | "unreadable"
  | "unpromised"
  | "unfamiliar"
  | "stranger"
  | "aborted"
  | "abortedRefusal"
  | "abortedRateLimit"
  | "abortedUnsent"
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
  /** The client's time must run out: while it waits for an answer, or for the rest of a body (see `stallMark`). */
  readonly stalls?: "before head" | "in body";
  /** The user's patience runs out first. */
  readonly aborts?: true;
  /** False where the request does not get through to its end. */
  readonly received?: false;
  /** False where nothing is carried out at the vendor. */
  readonly acts: boolean;
  /** So much later, in milliseconds, a search finds what was carried out; at once by default. */
  readonly foundAfterMs?: number;
  /** Only makes sense on a connection that was used before, so only once. */
  readonly reusedConnection?: true;
  /** Takes long: tried by one operation of each kind, and only as a fault that lasts. */
  readonly heavy?: true;
  /** Treated like another: likewise. */
  readonly alike?: true;
  /** Where only one vendor is known to answer so. */
  readonly vendor?: VendorName;
  /** In the README's short form. */
  readonly short?: true;
}

/** In the head of an answer whose body never ends. */
export const stallMark: Readonly<Record<string, string>> = { "x-stalls": "yes" };

/** A fault after the request was read and carried out, or while that is to come. */
export function afterwards(
  strike: (exchange: Exchange, answer: Reply) => void,
  tardiness: Tardiness = {},
): Fault {
  return { strike: (exchange) => strike(exchange, exchange.answer(tardiness)) };
}

/** The vendor's answer, changed on its way. */
export function mangled(change: (answer: Reply, exchange: Exchange) => Reply): Fault {
  return afterwards((exchange, answer) => exchange.send(change(answer, exchange)));
}

/** An answer of which the head arrives, and a body that never ends. */
export function bodiless(reply: Omit<Reply, "body">, act: boolean): Fault {
  const stall = ({ socket }: Exchange) => {
    socket.write(headOf({ ...reply, body: "" }, { ...stallMark, "content-length": "1000" }));
  };
  return act ? afterwards(stall) : { strike: stall };
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
