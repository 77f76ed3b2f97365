import { checkOptions, type OptionKind } from "../config/check-options.ts";
import { type CallOptions, callOptionKinds } from "../config/options.ts";
import { parseJson, toJson } from "../http/json.ts";
import type { RecoveryHandle, RepeatKey } from "../http/outcome.ts";
import type { WireRequest } from "../http/request.ts";
import { send } from "../http/send.ts";
import { type SendLimits, sendLimits } from "../http/send-limits.ts";
import type { Transport } from "../http/transport.ts";
import { stringField } from "../input/fields.ts";
import { pathOf } from "./path.ts";
import { type QueryValues, toQuery } from "./query.ts";

/** One operation of a vendor's document, with its values. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path template, such as `/v1/avatars/{id}`. */
  path: string;
  params?: Readonly<Record<string, unknown>> | undefined;
  query?: QueryValues | undefined;
  /** Sent as JSON, unless it is a form. */
  body?: object;
  /** A POST that makes nothing, such as a search, or does no harm twice: it is sent again like a read. */
  makesNothing?: true;
  /** As in a `WireRequest`. */
  repeat?: RepeatKey | undefined;
  /** Options beyond those of every call. */
  options?: Readonly<Record<string, OptionKind>>;
  /** Called with the parsed body of a success before it is checked, which it may change. */
  normalize?: ((body: unknown) => void) | undefined;
  /** For creates: how to find what a lost one may have made. */
  recovery?: RecoveryHandle | undefined;
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
  const outcome = await send(transport, toWire(transport, request), options);
  if (!("answer" in outcome)) throw transport.failures.toError(outcome, request.recovery);
  const { answer, history } = outcome;
  const { status, headers } = answer;
  const nothing = { value: undefined as T, status, headers };
  // The attempt whose answer was lost had deleted it.
  if (request.method === "DELETE" && history.mayHaveActed && status === 404) return nothing;
  let problem: string | undefined;
  if (status >= 200 && status < 300) {
    if (!guard) return nothing;
    problem = answer.bytes.length === 0 ? "but an empty body" : "which is not JSON";
    try {
      const body = parseJson(answer);
      request.normalize?.(body);
      problem = "which lacks what the vendor's document promises";
      if (guard(body)) {
        const id = options?.[sendLimits]?.sameId ? idOf(request.params) : undefined;
        if (id === undefined || isAbout(body, id)) return { ...nothing, value: body };
        problem = "about something else than it was asked for";
      }
    } catch {
      // Told below.
    }
  }
  throw transport.failures.toError(outcome, request.recovery, problem);
}

function isAbout(body: unknown, id: string): boolean {
  return stringField(body, "id")?.toLowerCase() === id.toLowerCase();
}

function toWire(transport: Transport, request: Call): WireRequest {
  const { profile, config } = transport;
  const path = pathOf(profile.name, request.path, request.params);
  const query = toQuery(request.query, profile.commaSeparatedArrays);
  const wire: WireRequest = {
    method: request.method,
    path: request.path,
    id: request.repeat ? undefined : idOf(request.params),
    repeat: request.repeat,
    makesNothing: request.makesNothing,
    url: `${config.baseUrl}${path}${query && `?${query}`}`,
  };
  if (request.body instanceof FormData) wire.body = request.body;
  else if (request.body !== undefined) {
    wire.body = toJson(request.body);
    wire.headers = { "content-type": "application/json" };
  }
  if (request.repeat) wire.headers = { ...wire.headers, "idempotency-key": request.repeat.key };
  return wire;
}

/** The innermost object of a path such as `/groups/{groupId}/documents/{id}`. */
function idOf(params: Readonly<Record<string, unknown>> = {}): string | undefined {
  const last = Object.values(params).at(-1);
  return last === undefined ? undefined : String(last);
}
