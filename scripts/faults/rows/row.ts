import type { VendorName } from "../../../src/index.ts";
import { type Exchange, type Fault, well } from "../../common/stand-ins/fault-server.ts";
import { headOf, type Reply } from "../../common/stand-ins/fault-server-http.ts";
import type { Tardiness } from "../../common/stand-ins/fault-server-vendor.ts";

/**
 * The situation that a fault puts the client in; `rules.ts` says how the client must handle it.
 *
 * - `lost`: no response, though the request may have been read
 * - `unanswered`: the same, but the client waits forever
 * - `cut`, `endless`: a success whose body is incomplete, or never ends
 * - `large`: a success whose body is too large to read
 * - `unreadable`: a success that is not JSON
 * - `unpromised`: a success that lacks what was promised; `api` leaves that to its caller
 * - `unfamiliar`: a success with members and values that the document does not have
 * - `stranger`: a success about a different item than the one requested
 * - `seeOther`: 303, which for a create usually means that it was carried out
 * - `aborted`, `abortedRefusal`, `abortedRateLimit`, `abortedUnsent`: the user's abort: with a create possibly in flight;
 *   after the head of a rejection; after that of a rate limit; before there was a connection
 * - `misdirected`: 421, after which the platform sends the request once more (Fetch standard, HTTP-network-or-cache fetch)
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
  /** What its Retry-After amounts to: a delay that fits the remaining time, one that does not, or nothing. */
  readonly hint?: "fits" | "too long";
  /** The vendor's envelope says that a plan limit is reached. */
  readonly quota?: boolean;
  /** The vendor documents this response to a create as a rejection. */
  readonly refusal?: boolean;
}

/** A row of the matrix. */
export interface FaultRow {
  readonly name: string;
  readonly effect: Effect;
  readonly fault: Fault;
  /** The client is directed here instead of to the server. */
  readonly instead?: "refusing" | "frozen";
  /** The client must time out: while waiting for a response, or for the rest of a body (see `stallMark`). */
  readonly stalls?: "before head" | "in body";
  /** The user's patience runs out first. */
  readonly aborts?: true;
  /** False if the request does not get through in full. */
  readonly received?: false;
  /** False if the vendor carries nothing out. */
  readonly acts: boolean;
  /** Milliseconds until a search finds what was carried out; 0 by default. */
  readonly foundAfterMs?: number;
  /** Only possible on a reused connection, and therefore only once. */
  readonly reusedConnection?: true;
  /** Slow: tried with one operation of each kind, and only as a lasting fault. */
  readonly heavy?: true;
  /** Handled like another fault, so restricted in the same way. */
  readonly alike?: true;
  /** Set if only one vendor is known to respond this way. */
  readonly vendor?: VendorName;
  /** Included in the README's short form. */
  readonly short?: true;
}

/** Sent in the head of a response whose body never ends. */
export const stallMark: Readonly<Record<string, string>> = { "x-stalls": "yes" };

/** A fault that strikes after the request was read and carried out, or while that is still to come. */
export function afterwards(
  strike: (exchange: Exchange, answer: Reply) => void,
  tardiness: Tardiness = {},
): Fault {
  return { strike: (exchange) => strike(exchange, exchange.answer(tardiness)) };
}

/** The vendor's response, changed in transit. */
export function mangled(change: (answer: Reply, exchange: Exchange) => Reply): Fault {
  return afterwards((exchange, answer) => exchange.send(change(answer, exchange)));
}

/** A response whose head arrives but whose body never ends. */
export function bodiless(reply: Omit<Reply, "body">, act: boolean): Fault {
  const stall = ({ socket }: Exchange) => {
    socket.write(headOf({ ...reply, body: "" }, { ...stallMark, "content-length": "1000" }));
  };
  return act ? afterwards(stall) : { strike: stall };
}

/** The vendor's response with a changed body. */
export function rebodied(change: (body: string) => string | Buffer): Fault {
  return mangled((answer) => ({ ...answer, body: change(String(answer.body)) }));
}

/** A response in place of the vendor's; nothing is carried out. */
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
