import createClient, { type Client } from "openapi-fetch";
import { requireSuccess, unreadable } from "./call.ts";
import { refuse } from "./errors/input.ts";
import { toForm } from "./form.ts";
import { bodyText, parseJson } from "./json.ts";
import { expandPath } from "./path.ts";
import { toQuery } from "./query.ts";
import { isObject } from "./shape.ts";
import type { Outcome, Transport, WireRequest } from "./transport.ts";

/**
 * An openapi-fetch client over a vendor's whole document, on the same transport as the wrappers.
 *
 * HTTP failures come back as `{ error }`, as openapi-fetch has it. It rejects on refused input, on no answer, on a lost
 * create, on a redirect and on a success that is not JSON. A body with a `Blob` in it is sent as multipart/form-data.
 */
export function createApi<Paths extends object>(transport: Transport): Client<Paths> {
  const { profile, config } = transport;
  const targets = new WeakMap<Request, { path: string; parseAs: string }>();

  async function send(request: Request): Promise<Response> {
    const { path, parseAs } = targets.get(request) ?? { path: new URL(request.url).pathname, parseAs: "" };
    const given = request instanceof ApiRequest && "given" in request ? request.given : undefined;
    const outcome = await transport.send(await toWire(transport, request, path, given), {
      signal: given?.signal ?? undefined,
    });
    if ("answer" in outcome && outcome.answer.status >= 400) return toResponse(transport, outcome);
    const answer = requireSuccess(transport, outcome);
    if (parseAs === "json" && answer.bytes.length > 0) {
      try {
        parseJson(answer);
      } catch {
        throw unreadable(transport, outcome, answer, "which is not JSON");
      }
    }
    return toResponse(transport, outcome);
  }

  const client = createClient<Paths>({
    baseUrl: config.baseUrl,
    Request: ApiRequest,
    fetch: send,
    pathSerializer(template, values) {
      const reasons: string[] = [];
      const path = expandPath(template, values, reasons);
      refuse(profile.name, reasons);
      return path;
    },
    querySerializer: (query) => toQuery(query, profile.commaSeparatedArrays),
    bodySerializer,
  });
  client.use({
    onRequest({ request, schemaPath, params, options }) {
      const missing = params.path === undefined && schemaPath.includes("{");
      refuse(profile.name, missing ? [`${schemaPath} needs params.path`] : []);
      targets.set(request, { path: schemaPath, parseAs: options.parseAs });
      return undefined;
    },
  });
  return client;
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

async function toWire(
  transport: Transport,
  request: Request,
  path: string,
  given: RequestInit | undefined,
): Promise<WireRequest> {
  const { method, url } = request;
  const { baseUrl } = transport.config;
  const strays = !url.startsWith(`${baseUrl}/`);
  refuse(
    transport.profile.name,
    strays ? [`the key is for ${baseUrl} only: make another client for another URL`] : [],
  );
  const headers = Object.fromEntries(request.headers);
  const body = given ? given.body : request.body && (await request.arrayBuffer());
  // Its boundary belongs to the Request's own reading of the form.
  if (body instanceof FormData) delete headers["content-type"];
  return { method, path, url, headers, ...(body !== undefined && body !== null && { body }) };
}

function toResponse(transport: Transport, outcome: Outcome): Response {
  if (!("answer" in outcome)) return Response.error();
  const { status, bytes } = outcome.answer;
  const failed = status >= 400;
  const headers = failed
    ? transport.scrub.headers(outcome.answer.headers)
    : new Headers(outcome.answer.headers);
  // They describe the bytes as they travelled.
  headers.delete("content-encoding");
  headers.delete("content-length");
  const body = failed ? transport.scrub.text(bodyText(outcome.answer)) : bytes;
  const bodiless = status === 204 || status === 205;
  return new Response(bodiless ? null : body, { status, headers });
}
