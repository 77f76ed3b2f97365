import createClient, { createQuerySerializer } from "openapi-fetch";
import { toForm } from "../call/form.ts";
import { expandPath } from "../call/path.ts";
import { checkHeaders } from "../config/headers.ts";
import { assertValid } from "../errors/input.ts";
import type { Answer } from "../http/attempt.ts";
import { bodyText, parseJson } from "../http/json.ts";
import type { Redactor } from "../http/redact/redact.ts";
import type { Transport, WireRequest } from "../http/transport.ts";
import { isObject } from "../input/fields.ts";
import type { ApiCallOptions, ApiRequestCall } from "./types.ts";

const commaSeparated = { style: "form", explode: false } as const;

/** The paths of a document that is not known here: what callers give was typed by their own. */
type AnyPaths = Record<string, Record<string, unknown>>;

/** The calls of a client's `api`: openapi-fetch makes the request and reads the answer, the transport sends it. */
export function createApiCalls(transport: Transport): ApiRequestCall {
  const { profile, config } = transport;

  async function send(request: Request, path: string, options: ApiCallOptions): Promise<Response> {
    const { signal, parseAs = "json" } = options;
    const wire = await toWire(transport, request, path);
    // Whoever does not read JSON must not ask for JSON: a strict server would answer 406.
    if (parseAs !== "json") wire.headers = { accept: "*/*", ...wire.headers };
    const outcome = await transport.send(wire, { signal });
    if (!("answer" in outcome)) throw await transport.toError(outcome);
    const { answer } = outcome;
    if (answer.status >= 400) return toResponse(answer, (await transport.failures()).redactor);
    if (answer.status >= 300 || answer.status < 200) throw await transport.toError(outcome);
    if (parseAs === "json" && answer.bytes.length > 0) {
      try {
        parseJson(answer);
      } catch {
        throw await transport.toError(outcome, undefined, "which is not JSON");
      }
    }
    return toResponse(answer);
  }

  const client = createClient<AnyPaths>({
    baseUrl: config.baseUrl,
    Request: ApiRequest,
    pathSerializer(template, values) {
      const reasons: string[] = [];
      const path = expandPath(template, values, reasons);
      assertValid(profile.name, reasons);
      return path;
    },
    querySerializer: createQuerySerializer(profile.commaSeparatedArrays ? { array: commaSeparated } : {}),
    bodySerializer,
  });
  const request = client.request as ApiRequestCall;
  // Each call brings its own fetch, because middleware may put a new Request in the place of the one made for it.
  return async (method, path, options) => {
    const { params, baseUrl = config.baseUrl } = options;
    const missing = params?.path === undefined && path.includes("{");
    const reasons = missing ? [`${path} needs params.path`] : [];
    if (baseUrl !== config.baseUrl) reasons.push(strayReason(config.baseUrl));
    // Before the platform sees them: its own complaint about a value would print it.
    if (isObject(options.headers) && !(options.headers instanceof Headers))
      checkTexts(options.headers, reasons);
    assertValid(profile.name, reasons);
    return request(method, path, { fetch: (request) => send(request, path, options), ...options });
  };
}

/**
 * Keeps the parts it was made of, so that the transport can send them more than once: a `Request` gives up its body
 * the first time it is read. It does not take the signal, on which Node's `Request` would leave a listener.
 */
class ApiRequest extends Request {
  readonly given: RequestInit;

  constructor(input: RequestInfo | URL, init: RequestInit = {}) {
    super(input, { ...init, signal: null });
    this.given = init;
  }

  // Middleware may answer with a plain Request.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Request;
  }
}

function bodySerializer(body: unknown): BodyInit {
  if (body instanceof FormData || body instanceof Blob || typeof body === "string") return body;
  const holdsBlob = (value: unknown): boolean => [value].flat().some((item) => item instanceof Blob);
  return isObject(body) && Object.values(body).some(holdsBlob) ? toForm(body) : JSON.stringify(body);
}

function strayReason(baseUrl: string): string {
  return `the key is for ${baseUrl} only: make another client for another URL`;
}

async function toWire(transport: Transport, request: Request, path: string): Promise<WireRequest> {
  const { method, url } = request;
  const { baseUrl } = transport.config;
  const strays = !url.startsWith(`${baseUrl}/`);
  assertValid(transport.profile.name, strays ? [strayReason(baseUrl)] : []);
  const headers = Object.fromEntries(request.headers);
  checkOwnHeaders(transport, headers);
  const given = request instanceof ApiRequest && "given" in request ? request.given : undefined;
  const body = given ? given.body : request.body && (await request.arrayBuffer());
  // Its boundary belongs to the Request's own reading of the form.
  if (body instanceof FormData) delete headers["content-type"];
  return { method, path, url, headers, ...(body !== undefined && body !== null && { body }) };
}

/** The headers given as text; openapi-fetch takes numbers, lists and null too. */
function checkTexts(headers: Readonly<Record<string, unknown>>, reasons: string[]): void {
  const texts = Object.entries(headers).filter(([name, value]) => {
    return typeof value === "string" && name.toLowerCase() !== "content-type";
  });
  checkHeaders(Object.fromEntries(texts), reasons);
}

/** All but the type of the body, which openapi-fetch sets. */
function checkOwnHeaders({ profile }: Transport, headers: Readonly<Record<string, string>>): void {
  const reasons: string[] = [];
  const { "content-type": _, ...own } = headers;
  checkHeaders(own, reasons);
  assertValid(profile.name, reasons);
}

/** With a redactor for a failure, since servers echo keys. */
function toResponse(answer: Answer, redactor?: Redactor): Response {
  const { status, bytes } = answer;
  const headers = redactor ? redactor.headers(answer.headers) : new Headers(answer.headers);
  // They describe the bytes as they travelled.
  headers.delete("content-encoding");
  headers.delete("content-length");
  const body = redactor ? scrubbedBody(redactor, answer) : bytes;
  const bodiless = status === 204 || status === 205;
  // A status above is invalid and counts as a 5xx (RFC 9110 15), and the platform makes no Response of it.
  return new Response(bodiless ? null : body, { status: Math.min(status, 599), headers });
}

/** Scrubbed after parsing, because JSON can escape any character of the key. */
function scrubbedBody(redactor: Redactor, answer: Answer): string {
  try {
    return JSON.stringify(redactor.value(parseJson(answer)));
  } catch {
    return redactor.text(bodyText(answer));
  }
}
