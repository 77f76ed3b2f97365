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

/** A call of one operation in a vendor's document, with its values. */
export interface Call {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path template, such as `/v1/avatars/{id}`. */
  path: string;
  params?: Readonly<Record<string, unknown>> | undefined;
  query?: QueryValues | undefined;
  /** Sent as JSON unless it is a form. */
  body?: object;
  /** Marks a POST as safe to repeat, such as a search: it is retried like a read. */
  idempotent?: true;
  /** As in a `WireRequest`. */
  repeat?: RepeatKey | undefined;
  /** Options in addition to those of every call. */
  options?: Readonly<Record<string, OptionKind>>;
  /** Called with the parsed body of a success before the check; may modify it. */
  normalize?: ((body: unknown) => void) | undefined;
  /** For creates: how to find what a lost one may have made. */
  recovery?: RecoveryHandle | undefined;
}

/** A checked success; `value` is what the document promises. */
export interface CallResult<T> {
  value: T;
  status: number;
  headers: Headers;
}

/**
 * Makes a call and checks the response with `guard`; without one, any 2xx succeeds and `value` is undefined.
 *
 * @throws the errors documented in `errors/`.
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
  // An earlier attempt, whose response was lost, had deleted it.
  if (request.method === "DELETE" && history.mayHaveActed && status === 404) return nothing;
  let problem: string | undefined;
  if (status >= 200 && status < 300) {
    if (!guard) return nothing;
    problem = answer.bytes.length === 0 ? "with an empty body" : "with a body that is not JSON";
    try {
      const body = parseJson(answer);
      request.normalize?.(body);
      problem = "with a body that does not match the vendor's document";
      if (guard(body)) {
        const id = options?.[sendLimits]?.sameId ? idOf(request.params) : undefined;
        if (id === undefined || isAbout(body, id)) return { ...nothing, value: body };
        problem = "with another object than requested";
      }
    } catch {
      // Reported below.
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
    idempotent: request.idempotent,
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

/** The id of the innermost object in a path such as `/groups/{groupId}/documents/{id}`. */
function idOf(params: Readonly<Record<string, unknown>> = {}): string | undefined {
  const last = Object.values(params).at(-1);
  return last === undefined ? undefined : String(last);
}
