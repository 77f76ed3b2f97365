import type { Answer } from "./attempt.ts";
import { toApiError } from "./errors/api.ts";
import type { CallError } from "./errors/call.ts";
import {
  ConnectionError,
  InvalidResponseError,
  OutcomeUnknownError,
  ServerError,
  TimeoutError,
} from "./errors/index.ts";
import { refuse } from "./errors/input.ts";
import { bodyText, parseBody, parseJson, toJson } from "./json.ts";
import { expandPath } from "./path.ts";
import { type QueryValues, toQuery } from "./query.ts";
import { isCreate, type Outcome, type SendOptions, type Transport, type WireRequest } from "./transport.ts";

/** One operation of a vendor's document, with its values. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path template, such as `/v1/avatars/{id}`. */
  path: string;
  params?: Readonly<Record<string, unknown>>;
  query?: QueryValues | undefined;
  /** Sent as JSON, unless it is a form. */
  body?: object;
  /** For creates: the name sent, and how to find what a lost one may have made. */
  lost?: LostSearch;
}

export interface LostSearch {
  name?: string | undefined;
  search(sentAt: Date): Promise<unknown[]>;
}

/** A success, checked: `value` is what the document promises. */
export interface CallResult<T> {
  value: T;
  status: number;
  headers: Headers;
}

/**
 * Makes a call and checks the answer with `guard`; without one, any 2xx will do and `value` is undefined.
 *
 * @throws the errors of the package's table; see `errors/`.
 */
export async function call<T>(
  transport: Transport,
  request: Call,
  options: SendOptions | undefined,
  guard: ((body: unknown) => body is T) | undefined,
): Promise<CallResult<T>> {
  const outcome = await transport.send(toWire(transport, request), options);
  if (
    request.method === "DELETE" &&
    outcome.history.mayHaveActed &&
    "answer" in outcome &&
    outcome.answer.status === 404
  ) {
    // The attempt whose answer was lost had deleted it.
    return { value: undefined as T, status: 404, headers: outcome.answer.headers };
  }
  const answer = requireSuccess(transport, outcome, request.lost);
  const { status, headers } = answer;
  if (!guard) return { value: undefined as T, status, headers };
  let problem = "which lacks what the vendor's document promises";
  try {
    const body = parseJson(answer);
    if (guard(body)) return { value: body, status, headers };
  } catch {
    problem = answer.bytes.length === 0 ? "but an empty body" : "which is not JSON";
  }
  throw unreadable(transport, outcome, answer, problem, request.lost);
}

function toWire(transport: Transport, request: Call): WireRequest {
  const { profile, config } = transport;
  const reasons: string[] = [];
  const path = expandPath(request.path, request.params ?? {}, reasons);
  refuse(profile.name, reasons);
  const query = toQuery(request.query, profile.commaSeparatedArrays);
  const wire: WireRequest = {
    method: request.method,
    path: request.path,
    url: `${config.baseUrl}${path}${query && `?${query}`}`,
  };
  if (request.body instanceof FormData) wire.body = request.body;
  else if (request.body !== undefined) {
    wire.body = toJson(request.body);
    wire.headers = { "content-type": "application/json" };
  }
  return wire;
}

/** The answer if it is a 2xx. @throws the fitting error otherwise. */
export function requireSuccess(transport: Transport, outcome: Outcome, lost?: LostSearch): Answer {
  const { scrub } = transport;
  if (!("answer" in outcome)) throw noAnswer(outcome, lost);
  const { status, headers } = outcome.answer;
  if (status >= 200 && status < 300) return outcome.answer;
  if (status < 400) throw redirected(transport, outcome, status, headers);
  const { details, retryAfterMs } = outcome;
  const error = toApiError(outcome.history, {
    ...(scrub.value(details) as typeof details),
    status,
    headers: scrub.headers(headers),
    body: scrub.value(parseBody(outcome.answer)),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
  const refused =
    !(error instanceof ServerError) ||
    (status === 503 && retryAfterMs !== undefined) ||
    transport.profile.refusesCreate?.(status, details) === true;
  if (isCreate(outcome.history.method) && !refused) throw outcomeUnknown(outcome, error, lost);
  throw error;
}

function noAnswer(outcome: Extract<Outcome, { error: Error }>, lost: LostSearch | undefined): Error {
  const { history, error: cause, timedOut, neverSent, status } = outcome;
  const count = history.attempts.length;
  const tries = count > 1 ? ` after ${count} attempts` : "";
  const message = timedOut ? `timed out${tries}` : `no complete answer${tries}: ${innermostMessage(cause)}`;
  const error = timedOut
    ? new TimeoutError(history, message, { cause })
    : status === undefined
      ? new ConnectionError(history, message, { cause })
      : new InvalidResponseError(history, status, message, { cause });
  return isCreate(outcome.history.method) && !neverSent ? outcomeUnknown(outcome, error, lost) : error;
}

/** A 2xx that cannot be read: after a create it says that something was made, but not what. */
export function unreadable(
  transport: Transport,
  outcome: Outcome,
  answer: Answer,
  problem: string,
  lost?: LostSearch,
): Error {
  const { status } = answer;
  const text = transport.scrub.text(bodyText(answer)).trim();
  const start = text && `, beginning ${JSON.stringify(text.slice(0, 120))}`;
  const error = new InvalidResponseError(outcome.history, status, `answered ${status} ${problem}${start}`);
  return isCreate(outcome.history.method) ? outcomeUnknown(outcome, error, lost) : error;
}

function redirected(transport: Transport, outcome: Outcome, status: number, headers: Headers): Error {
  const location = headers.get("location");
  const base = transport.config.baseUrl;
  const host =
    location !== null && URL.canParse(location, base) ? new URL(location, base).host : "another address";
  const target = transport.scrub.text(host);
  return new InvalidResponseError(
    outcome.history,
    status,
    `answered ${status || "with a redirect"} to ${target}; redirects are not followed, since the key would go along`,
  );
}

function outcomeUnknown(
  outcome: Outcome,
  cause: CallError,
  lost: LostSearch | undefined,
): OutcomeUnknownError {
  const { sentAt } = outcome.history;
  const search = lost && (() => lost.search(sentAt));
  return new OutcomeUnknownError(outcome.history, { sentAt, name: lost?.name, search }, cause);
}

function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message || error.name : innermostMessage(error.cause);
}
