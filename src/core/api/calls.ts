import createClient, { createQuerySerializer } from "openapi-fetch";
import type { Answer } from "../http/attempt.ts";
import type { Failures } from "../http/failures.ts";
import type { WireRequest } from "../http/request.ts";
import type { Transport } from "../http/transport.ts";
import type { ApiTools } from "./tools.ts";
import type { ApiCallOptions, ApiRequestCall } from "./types.ts";

const commaSeparated = { style: "form", explode: false } as const;

/** Paths of any document; callers are typed by their own. */
type AnyPaths = Record<string, Record<string, unknown>>;

/** The calls of a client's `api`: openapi-fetch builds the request and reads the response, the transport sends it. */
export function createApiCalls(
  transport: Transport,
  { assertValid, checkHeaders, expandPath, isObject, parseJson, send, toForm }: ApiTools,
): ApiRequestCall {
  const { profile, config } = transport;

  /** Collects reasons. @throws InvalidInputError listing every reason. */
  function check(find: (reasons: string[]) => void): void {
    const reasons: string[] = [];
    find(reasons);
    assertValid(profile.name, reasons.map(transport.redactor.text));
  }

  /** Adds a reason if the key would be sent anywhere but to the base URL. */
  function checkTarget(isOwn: boolean, reasons: string[]): void {
    if (!isOwn) reasons.push(`the key is only sent to ${config.baseUrl}: create a client for each base URL`);
  }

  async function answer(
    transport: Transport,
    request: Request,
    path: string,
    options: ApiCallOptions,
  ): Promise<Response> {
    const { signal, parseAs = "json" } = options;
    const wire = await toWire(request, path);
    // A strict server would respond with 406 if a call that does not read JSON asked for it.
    if (parseAs !== "json") wire.headers = { accept: "*/*", ...wire.headers };
    const outcome = await send(transport, wire, { signal });
    if (!("answer" in outcome)) throw transport.failures.toError(outcome);
    const { answer } = outcome;
    if (answer.status >= 400) return toResponse(answer, transport.failures);
    if (answer.status >= 300 || answer.status < 200) throw transport.failures.toError(outcome);
    if (parseAs === "json" && answer.bytes.length > 0) {
      try {
        parseJson(answer);
      } catch {
        throw transport.failures.toError(outcome, undefined, "with a body that is not JSON");
      }
    }
    return toResponse(answer);
  }

  async function toWire(request: Request, path: string): Promise<WireRequest> {
    const { method, url } = request;
    const headers = Object.fromEntries(request.headers);
    check((reasons) => {
      checkTarget(url.startsWith(`${config.baseUrl}/`), reasons);
      // Except the body's type, which openapi-fetch sets.
      const { "content-type": _, ...own } = headers;
      checkHeaders(own, reasons);
    });
    const given = request instanceof ApiRequest && "given" in request ? request.given : undefined;
    const body = given ? given.body : request.body && (await request.arrayBuffer());
    // Its boundary belongs to the Request's own encoding of the form.
    if (body instanceof FormData) delete headers["content-type"];
    return { method, path, url, headers, ...(body !== undefined && body !== null && { body }) };
  }

  function bodySerializer(body: unknown): BodyInit {
    if (body instanceof FormData || body instanceof Blob || typeof body === "string") return body;
    const holdsBlob = (value: unknown): boolean => [value].flat().some((item) => item instanceof Blob);
    return isObject(body) && Object.values(body).some(holdsBlob) ? toForm(body) : JSON.stringify(body);
  }

  const client = createClient<AnyPaths>({
    baseUrl: config.baseUrl,
    Request: ApiRequest,
    pathSerializer(template, values) {
      let path = "";
      check((reasons) => {
        path = expandPath(template, values, reasons);
      });
      return path;
    },
    querySerializer: createQuerySerializer(profile.commaSeparatedArrays ? { array: commaSeparated } : {}),
    bodySerializer,
  });
  const request = client.request as ApiRequestCall;
  // Each call has its own fetch, because middleware may replace the Request.
  return async (method, path, options) => {
    const { params, baseUrl = config.baseUrl, headers } = options;
    check((reasons) => {
      if (params?.path === undefined && path.includes("{")) reasons.push(`${path} needs params.path`);
      checkTarget(baseUrl === config.baseUrl, reasons);
      // Checked here first, because the platform's own error would show the value.
      if (isObject(headers) && !(headers instanceof Headers)) checkHeaders(textsOf(headers), reasons);
    });
    const own = transport.begin("api");
    const call = { fetch: (request: Request) => answer(own, request, path, options), ...options };
    return own.run(() => request(method, path, call));
  };
}

/**
 * Keeps the parts it was made of, so that the transport can send them more than once: the body of a `Request` can be
 * read only once. Does not pass on the signal, because Node's `Request` would leave a listener on it.
 */
class ApiRequest extends Request {
  readonly given: RequestInit;

  constructor(input: RequestInfo | URL, init: RequestInit = {}) {
    super(input, { ...init, signal: null });
    this.given = init;
  }

  // Middleware may return a plain Request.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Request;
  }
}

/** The headers given as strings; openapi-fetch also accepts numbers, arrays and null. */
function textsOf(headers: Readonly<Record<string, unknown>>): object {
  const texts = Object.entries(headers).filter(([name, value]) => {
    return typeof value === "string" && name.toLowerCase() !== "content-type";
  });
  return Object.fromEntries(texts);
}

/** Converts a vendor's answer to a `Response`. `failures` redacts a failure, since servers may echo the key. */
function toResponse(answer: Answer, failures?: Failures): Response {
  const { status, bytes } = answer;
  const headers = failures ? failures.redactor.headers(answer.headers) : new Headers(answer.headers);
  // They describe the encoded bytes.
  headers.delete("content-encoding");
  headers.delete("content-length");
  const bodiless = status === 204 || status === 205;
  const body = bodiless ? null : failures ? failures.body(answer) : bytes;
  // A higher status is invalid, counts as 5xx (RFC 9110 15), and is rejected by `new Response`.
  return new Response(body, { status: Math.min(status, 599), headers });
}
