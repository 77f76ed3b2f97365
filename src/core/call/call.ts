import { checkOptions, type OptionKind } from "../config/check-options.ts";
import { type CallOptions, callOptionKinds } from "../config/options.ts";
import { toApiError } from "../errors/api.ts";
import {
  ConnectionError,
  InvalidResponseError,
  OutcomeUnknownError,
  type Recovery,
  TimeoutError,
} from "../errors/index.ts";
import { assertValid } from "../errors/input.ts";
import type { Answer } from "../http/attempt.ts";
import { bodyText, parseBody, parseJson, toJson } from "../http/json.ts";
import { type SendLimits, sendLimits } from "../http/send-limits.ts";
import {
  isCreate,
  isUnreadableOutcome,
  mayHaveActed,
  type Outcome,
  type Transport,
  type WireRequest,
} from "../http/transport.ts";
import { stringField } from "../input/fields.ts";
import { expandPath } from "./path.ts";
import { type QueryValues, toQuery } from "./query.ts";

/** One operation of a vendor's document, with its values. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path template, such as `/v1/avatars/{id}`. */
  path: string;
  params?: Readonly<Record<string, unknown>>;
  query?: QueryValues | undefined;
  /** Sent as JSON, unless it is a form. */
  body?: object;
  /** Options beyond those of every call. */
  options?: Readonly<Record<string, OptionKind>>;
  /** Called with the parsed body of a success before it is checked, which it may change. */
  normalize?: ((body: unknown) => void) | undefined;
  /** For creates: how to find what a lost one may have made. */
  recovery?: LostCreate | undefined;
}

/** A create that can be found again. */
export interface LostCreate extends Recovery {
  /** Told when its answer was lost that was sent then, so long ago in milliseconds. */
  lose(sentAt: Date, agoMs: number): void;
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
  options: (CallOptions & SendLimits) | undefined,
  guard: ((body: unknown) => body is T) | undefined,
): Promise<CallResult<T>> {
  checkOptions(transport.profile.name, options, { ...callOptionKinds, ...request.options });
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
  const answer = requireSuccess(transport, outcome, request.recovery);
  const { status, headers } = answer;
  if (!guard) return { value: undefined as T, status, headers };
  let problem = answer.bytes.length === 0 ? "but an empty body" : "which is not JSON";
  try {
    const body = parseJson(answer);
    request.normalize?.(body);
    problem = "which lacks what the vendor's document promises";
    if (guard(body)) {
      const id = options?.[sendLimits]?.sameId ? idOf(request.params) : undefined;
      if (id === undefined || isAbout(body, id)) return { value: body, status, headers };
      problem = "about something else than it was asked for";
    }
  } catch {
    // Told below.
  }
  throw unreadable(transport, outcome, answer, problem, request.recovery);
}

function isAbout(body: unknown, id: string): boolean {
  return stringField(body, "id")?.toLowerCase() === id.toLowerCase();
}

function toWire(transport: Transport, request: Call): WireRequest {
  const { profile, config } = transport;
  const reasons: string[] = [];
  const path = expandPath(request.path, request.params ?? {}, reasons);
  assertValid(profile.name, reasons);
  const query = toQuery(request.query, profile.commaSeparatedArrays);
  const wire: WireRequest = {
    method: request.method,
    path: request.path,
    id: idOf(request.params),
    url: `${config.baseUrl}${path}${query && `?${query}`}`,
  };
  if (request.body instanceof FormData) wire.body = request.body;
  else if (request.body !== undefined) {
    wire.body = toJson(request.body);
    wire.headers = { "content-type": "application/json" };
  }
  return wire;
}

/** The innermost object of a path such as `/groups/{groupId}/documents/{id}`. */
function idOf(params: Readonly<Record<string, unknown>> = {}): string | undefined {
  const last = Object.values(params).at(-1);
  return last === undefined ? undefined : String(last);
}

/** The answer if it is a 2xx. @throws the fitting error otherwise. */
export function requireSuccess(transport: Transport, outcome: Outcome, recovery?: LostCreate): Answer {
  const { redactor } = transport;
  if (!("answer" in outcome)) throw noAnswer(outcome, recovery);
  const { status, headers } = outcome.answer;
  if (status >= 200 && status < 300) return outcome.answer;
  const creates = isCreate(outcome.history.method);
  if (status < 400) {
    const error = redirected(transport, outcome, status, headers);
    throw creates && isUnreadableOutcome(status) ? outcomeUnknown(outcome, error, recovery) : error;
  }
  const { details, retryAfterMs } = outcome;
  const error = toApiError(outcome.history, {
    ...(redactor.value(details) as typeof details),
    status,
    headers: redactor.headers(headers),
    body: redactor.value(parseBody(outcome.answer)),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
  const refused = transport.profile.refusesCreate?.(status, details) === true;
  if (creates && isUnreadableOutcome(status) && !refused) throw outcomeUnknown(outcome, error, recovery);
  throw error;
}

function noAnswer(outcome: Extract<Outcome, { error: unknown }>, recovery: LostCreate | undefined): Error {
  const { history, error: cause, ended, status } = outcome;
  // Only a create that may have acted comes this far.
  if (ended === "aborted") return outcomeUnknown(outcome, cause, recovery);
  const count = history.attempts.length;
  const tries = count > 1 ? ` after ${count} attempts` : "";
  const message =
    ended === "timeout" ? `timed out${tries}` : `no complete answer${tries}: ${innermostMessage(cause)}`;
  const error =
    ended === "timeout"
      ? new TimeoutError(history, message, { cause })
      : status === undefined
        ? new ConnectionError(history, message, { cause })
        : new InvalidResponseError(history, status, message, { cause });
  return isCreate(history.method) && mayHaveActed(outcome) ? outcomeUnknown(outcome, error, recovery) : error;
}

/** A 2xx that cannot be read: after a create it says that something was made, but not what. */
export function unreadable(
  transport: Transport,
  outcome: Outcome,
  answer: Answer,
  problem: string,
  recovery?: LostCreate,
): Error {
  const { status } = answer;
  const text = transport.redactor.text(bodyText(answer)).trim();
  const start = text && `, beginning ${JSON.stringify(text.slice(0, 120))}`;
  const error = new InvalidResponseError(outcome.history, status, `answered ${status} ${problem}${start}`);
  return isCreate(outcome.history.method) ? outcomeUnknown(outcome, error, recovery) : error;
}

function redirected(transport: Transport, outcome: Outcome, status: number, headers: Headers): Error {
  const location = headers.get("location");
  const base = transport.config.baseUrl;
  const host =
    location !== null && URL.canParse(location, base) ? new URL(location, base).host : "another address";
  const target = transport.redactor.text(host);
  return new InvalidResponseError(
    outcome.history,
    status,
    `answered ${status || "with a redirect"} to ${target}; redirects are not followed, since the key would go along`,
  );
}

function outcomeUnknown(
  { history }: Outcome,
  cause: unknown,
  recovery: LostCreate | undefined,
): OutcomeUnknownError {
  const { sentAt } = history;
  recovery?.lose(sentAt, history.attempts.at(-1)?.durationMs ?? 0);
  return new OutcomeUnknownError(history, sentAt, recovery, cause);
}

function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message || error.name : innermostMessage(error.cause);
}
