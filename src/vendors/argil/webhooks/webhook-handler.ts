import { type OptionKinds, optionReasons } from "../../../core/config/check-options.ts";
import { assertValid, InvalidInputError } from "../../../core/errors/input.ts";
import { BodyTooLargeError } from "../../../core/http/body.ts";
import { kindOf } from "../../../core/input/fields.ts";
import {
  BodyReadBeforeError,
  isFetchRequest,
  isNodeRequest,
  isWrapped,
  readIncoming,
  type WrappedRequest,
} from "../../../core/webhook/incoming.ts";
import { profile } from "../profile.ts";
import { type SecretSource, secretBytes } from "./callback-signature.ts";
import { type ArgilEvent, toEvent } from "./events.ts";
import { maxBodyBytes, parseText, tooLong } from "./parse-webhook.ts";
import { checkVerifyOptions, type VerifyCallbackOptions, verifyCallbackUrl } from "./verify-callback-url.ts";

export interface WebhookHandlerOptions extends Omit<VerifyCallbackOptions, "now"> {
  /**
   * The secret that {@link signCallbackUrl} signed with; any of several may match. A function is called for each
   * delivery, so that secrets can be rotated and a build that only imports the module needs none. `false` accepts
   * deliveries from anyone who knows the URL.
   */
  secret: SecretSource | false;
  /**
   * Called and awaited with each event. The same event may be delivered again, so handle it idempotently. An exception
   * thrown here becomes a 500, which lets the sender retry.
   */
  onEvent: (event: ArgilEvent, request: Request) => unknown;
  /**
   * Called and awaited with each rejected delivery (400, 401, 405 or 413). An exception thrown here goes to
   * `onError`.
   */
  onRefused?: ((refusal: WebhookRefusal, request: Request) => unknown) | undefined;
  /**
   * Called with the cause of each 500: an error of `onEvent` or of the function that returns the secret, an empty
   * secret, or a body that was already consumed. Default: `console.error`.
   */
  onError?: ((error: unknown) => unknown) | undefined;
  /** The time of a delivery. Default: now. */
  now?: (() => Date) | undefined;
}

/** A delivery that was rejected. */
export interface WebhookRefusal {
  readonly status: 400 | 401 | 405 | 413;
  /** A `CallbackRefusal` for 401 and 405, otherwise a sentence. */
  readonly reason: string;
}

/**
 * Creates a handler for Argil's deliveries, for servers that use `Request` and `Response`. `toNodeHandler` from
 * `avatar-clients/node` adapts it to Node's `http` and Express.
 *
 * It responds with 204 once `onEvent` is done, 405 if the request is not a POST, 401 if the URL's signature is
 * invalid (the body says why, see `CallbackRefusal`), 413 if the body is over 1 MiB (no more is read), 400 if it is
 * not an event, and 500 if `onEvent` throws or the setup is wrong.
 *
 * A body that a framework has already consumed is taken from Node's `body` and `rawBody`, or Hono's `c.req`.
 *
 * @throws InvalidInputError immediately, for a missing or empty secret (unless it is a function) or invalid options.
 * @example
 * const handle = createWebhookHandler({
 *   secret,
 *   baseUrl: "https://example.com",
 *   onEvent: (event) => hints.notify(event),
 * });
 * export default { fetch: handle };
 */
export function createWebhookHandler(
  options: WebhookHandlerOptions,
): (request: Request | WrappedRequest) => Promise<Response> {
  checkHandlerOptions(options);
  const { secret, onEvent, onRefused, toleranceSeconds, baseUrl, now } = options;
  const onError = options.onError ?? ((error: unknown) => console.error(error));

  /** The event of a delivery, or why it is rejected. @throws errors of the setup. */
  async function read(
    request: Request,
    given: Request | WrappedRequest,
  ): Promise<ArgilEvent | WebhookRefusal> {
    if (request.method !== "POST") return { status: 405, reason: "method" };
    if (secret !== false) {
      const verdict = await verifyCallbackUrl(request, secret, { toleranceSeconds, baseUrl, now: now?.() });
      if (!verdict.ok) return { status: 401, reason: verdict.reason };
    }
    try {
      return toEvent(parseText(await readIncoming(given, maxBodyBytes)));
    } catch (error) {
      if (error instanceof BodyReadBeforeError) throw error;
      if (error instanceof BodyTooLargeError) return { status: 413, reason: tooLong };
      const reason = error instanceof InvalidInputError ? error.reasons.join("; ") : "unreadable";
      return { status: 400, reason };
    }
  }

  return async (given) => {
    const request = isWrapped(given) ? given.raw : given;
    if (!isFetchRequest(request) && !isNodeRequest(request)) {
      throw new InvalidInputError(profile.name, [`a handler takes a Request, not ${kindOf(request)}`]);
    }
    try {
      const event = await read(request, given);
      if ("status" in event) {
        await onRefused?.(event, request);
        return refuse(event);
      }
      await onEvent(event, request);
    } catch (error) {
      await onError(error);
      return answer(500, "failed");
    }
    return new Response(null, { status: 204 });
  };
}

const handlerOptionKinds: OptionKinds<WebhookHandlerOptions> = {
  secret: "any",
  onEvent: "any",
  onRefused: "function",
  onError: "function",
  toleranceSeconds: "any",
  baseUrl: "any",
  now: "function",
};

/** @throws InvalidInputError */
function checkHandlerOptions(options: WebhookHandlerOptions): void {
  const reasons = optionReasons(options ?? null, handlerOptionKinds);
  const { secret, onEvent, toleranceSeconds, baseUrl } = options ?? {};
  if (typeof onEvent !== "function") reasons.push(`onEvent must be a function, not ${kindOf(onEvent)}`);
  assertValid(profile.name, reasons);
  if (secret !== false && typeof secret !== "function") secretBytes(secret);
  checkVerifyOptions({ toleranceSeconds, baseUrl });
}

function refuse({ status, reason }: WebhookRefusal): Response {
  return answer(status, reason, status === 405 ? { allow: "POST" } : {});
}

function answer(status: number, reason: string, headers: Record<string, string> = {}): Response {
  return new Response(`${reason}\n`, { status, headers: { "content-type": "text/plain", ...headers } });
}
